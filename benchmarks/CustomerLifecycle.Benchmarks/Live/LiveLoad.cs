using System.Diagnostics;

namespace CustomerLifecycle.Benchmarks.Live;

/// <summary>How many events a second the store in memory takes, handlers returning at once: <c>live [customers]</c>.</summary>
internal static class LiveLoad
{
    private const int Rounds = 12;
    private const int Recorders = 2;
    private const int WarmUps = 6;

    public static async Task RunAsync(int customers)
    {
        Console.WriteLine($"{customers} customers, {Rounds} events each, {Recorders} recorders; a recording is one event in one model.");
        Console.WriteLine("models,recordings_per_second,processor_microseconds_each,bytes_allocated_each,told");
        for (int i = 0; i < WarmUps; i++)
        {
            // Until the code is compiled for good.
            await MeasureAsync(Math.Min(customers, 20_000), models: 1 + (i % 3)).ConfigureAwait(false);
        }

        foreach (int models in new[] { 1, 3 })
        {
            (double perSecond, double busy, double bytes, int told) = await MeasureAsync(customers, models).ConfigureAwait(false);
            Console.WriteLine(FormattableString.Invariant($"{models},{perSecond:0},{busy:0.00},{bytes:0},{told}"));
        }
    }

    private static async Task<(double PerSecond, double Busy, double Bytes, int Told)> MeasureAsync(int customers, int models)
    {
        using TrackedShop shop = new TrackedShop(customers, hasIds: true).Under(models);
        long allocated = GC.GetTotalAllocatedBytes();
        TimeSpan busy = Process.GetCurrentProcess().TotalProcessorTime;
        Stopwatch watch = Stopwatch.StartNew();
        for (int round = 0; round < Rounds; round++)
        {
            await shop.RecordRoundAsync(round, Recorders).ConfigureAwait(false);
        }

        double recordings = (double)customers * Rounds * models;
        return (
            recordings / watch.Elapsed.TotalSeconds,
            (Process.GetCurrentProcess().TotalProcessorTime - busy).TotalMicroseconds / recordings,
            (GC.GetTotalAllocatedBytes() - allocated) / recordings,
            shop.Told);
    }
}
