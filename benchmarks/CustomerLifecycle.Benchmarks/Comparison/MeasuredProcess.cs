using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CustomerLifecycle.Benchmarks.Comparison;

/// <summary>Runs a command in a process of its own: how long it takes, how much memory at most, and what it prints.</summary>
internal readonly record struct MeasuredProcess(double Seconds, double Megabytes, string Printed)
{
    public static MeasuredProcess Run(string file, params IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        StringBuilder printed = new();
        process.OutputDataReceived += (_, line) => printed.Append(line.Data);
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        double most = 0;
        while (!process.WaitForExit(5))
        {
            most = Math.Max(most, PeakOf(process.Id));
        }

        watch.Stop();
        process.WaitForExit(); // until all of its output is here
        return process.ExitCode == 0
            ? new MeasuredProcess(watch.Elapsed.TotalSeconds, most, printed.ToString())
            : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    /// <summary>The most memory that a process has had so far, as the kernel keeps it; 0 where nobody does.</summary>
    private static double PeakOf(int process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            string? kilobytes = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2];
            return kilobytes is null ? 0 : double.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0; // it has just ended
        }
    }
}
