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
        Console.WriteLine("models,held,recordings_per_second,processor_microseconds_each,bytes_allocated_each,told");
        for (int i = 0; i < WarmUps; i++)
        {
            // Until the code is compiled for good.
            await MeasureAsync(Math.Min(customers, 20_000), models: 1 + (i % 3), held: i < 3 ? 0 : customers).ConfigureAwait(false);
        }

        foreach (int models in (Environment.GetEnvironmentVariable("QM") is {} q ? new[] { int.Parse(q), int.Parse(q), int.Parse(q) } : new[] { 1, 3 }))
        {
            foreach (int held in (Environment.GetEnvironmentVariable("QM") is {} ? new[] { 2 * customers } : new[] { 0, customers / 2, 2 * customers }))
            {
                (double perSecond, double busy, double bytes, int told) = await MeasureAsync(customers, models, held).ConfigureAwait(false);
                Console.WriteLine(FormattableString.Invariant($"{models},{held},{perSecond:0},{busy:0.00},{bytes:0},{told}"));
            }
        }
    }

    private static async Task<(double PerSecond, double Busy, double Bytes, int Told)> MeasureAsync(int customers, int models, int held)
    {
        using TrackedShop shop = new TrackedShop(customers, hasIds: true).Under(models, held);
        long allocated = GC.GetTotalAllocatedBytes();
        TimeSpan busy = Process.GetCurrentProcess().TotalProcessorTime;
        Stopwatch watch = Stopwatch.StartNew();
        for (int round = 0; round < Rounds; round++)
        {
            long a0 = GC.GetTotalAllocatedBytes(true); var p0 = GC.GetTotalPauseDuration(); var w0 = watch.Elapsed; int g0 = GC.CollectionCount(0);
            await shop.RecordRoundAsync(round, Recorders).ConfigureAwait(false);
            if (Environment.GetEnvironmentVariable("QR") is {}) Console.Error.WriteLine($"  round {round}: {(watch.Elapsed - w0).TotalMicroseconds / customers / models:0.00} us wall, pause {(GC.GetTotalPauseDuration() - p0).TotalMicroseconds / customers / models:0.00}, {(GC.GetTotalAllocatedBytes(true) - a0) / customers / models} B, gcs {GC.CollectionCount(0) - g0}");
        }

        Console.Error.WriteLine($"gen0 {GC.CollectionCount(0)} gen1 {GC.CollectionCount(1)} gen2 {GC.CollectionCount(2)} pause {GC.GetTotalPauseDuration()} of {watch.Elapsed}");
        double recordings = (double)customers * Rounds * models;
        return (
            recordings / watch.Elapsed.TotalSeconds,
            (Process.GetCurrentProcess().TotalProcessorTime - busy).TotalMicroseconds / recordings,
            (GC.GetTotalAllocatedBytes() - allocated) / recordings,
            shop.Told);
    }
}
