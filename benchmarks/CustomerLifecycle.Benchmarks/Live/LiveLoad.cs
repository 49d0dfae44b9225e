using System.Diagnostics;

namespace CustomerLifecycle.Benchmarks.Live;

/// <summary>How many events a second the store in memory takes, handlers returning at once: <c>live [customers]</c>.</summary>
internal static class LiveLoad
{
    private const int Rounds = 12;
    private const int Recorders = 2;

    public static async Task RunAsync(int customers)
    {
        Console.WriteLine($"{customers} customers, {Rounds} events each, {Recorders} recorders; a recording is one event in one model.");
        Console.WriteLine("models,ids,recordings_per_second,processor_microseconds_each,bytes_allocated_each,told");
        foreach (int models in new[] { 1, 1, 3 })
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
            Console.WriteLine(FormattableString.Invariant(
                $"{models},yes,{recordings / watch.Elapsed.TotalSeconds:0},{Busy(busy) / recordings:0.00},")
                + FormattableString.Invariant($"{(GC.GetTotalAllocatedBytes() - allocated) / recordings:0},{shop.Told}"));
        }
    }

    private static double Busy(TimeSpan since) => (Process.GetCurrentProcess().TotalProcessorTime - since).TotalMicroseconds;
}
