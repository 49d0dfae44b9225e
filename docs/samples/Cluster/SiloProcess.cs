using System.Diagnostics;

namespace Cluster;

/// <summary>Another process of this program, which is a silo until its input ends.</summary>
internal sealed class SiloProcess : IDisposable
{
    private readonly Process _process;

    private SiloProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public static SiloProcess Start(SiloPlace place)
    {
        // Run by its own executable, or by dotnet.
        string program = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(SiloProcess).Assembly.Location] : [];
        ProcessStartInfo start = new(program, [.. self, "silo", place.ToString()]) { RedirectStandardInput = true };
        return new SiloProcess(Process.Start(start)!);
    }

    /// <summary>Kills it where it stands.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
