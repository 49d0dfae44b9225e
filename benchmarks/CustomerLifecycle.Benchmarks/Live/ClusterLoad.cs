using System.Diagnostics;
using System.Globalization;
using NodaTime;

namespace CustomerLifecycle.Benchmarks.Live;

/// <summary>
/// How many recordings a second silos take, over PostgreSQL and in memory, beside tracking in a process:
/// <c>cluster CONNECTION [customers]</c>.
/// </summary>
internal static class ClusterLoad
{
    private const int Rounds = 12;
    private const int Recorders = 32;
    private const int DaysBetween = 21;

    private static readonly Instant Opened = Instant.FromUtc(2024, 1, 1, 0, 0);

    public static async Task RunAsync(string connection, int customers)
    {
        Console.WriteLine($"{customers} customers, {Rounds} orders each, {Recorders} at a time; silos and client in one process, by TCP.");
        Console.WriteLine("store,silos,recordings_per_second,processor_microseconds_each,told");
        int number = 0;
        foreach (int silos in new[] { 0, 1, 3 })
        {
            // Until the code is compiled for good.
            await MeasureAsync("warm-up", silos, await LoadDatabase.CreateAsync(connection, number++).ConfigureAwait(false), 500)
                .ConfigureAwait(false);
        }

        foreach (int silos in new[] { 0, 1 })
        {
            await MeasureAsync("memory", silos, database: null, customers).ConfigureAwait(false);
        }

        foreach (int silos in new[] { 0, 1, 2, 3 })
        {
            await MeasureAsync(
                "postgresql", silos, await LoadDatabase.CreateAsync(connection, number++).ConfigureAwait(false), customers)
                .ConfigureAwait(false);
        }
    }

    private static async Task MeasureAsync(string store, int silos, LoadDatabase? database, int customers)
    {
        SteppedClock clock = new();
        clock.GoOn(Opened);
        LoadedSilos cluster = new(clock);
        await cluster.StartAsync(silos, database).ConfigureAwait(false);
        TimeSpan busy = Process.GetCurrentProcess().TotalProcessorTime;
        Stopwatch watch = Stopwatch.StartNew();
        for (int round = 0; round < Rounds; round++)
        {
            int day = round * DaysBetween;
            clock.GoOn(Opened + Duration.FromDays(day + 1));
            await Parallel.ForAsync(0, customers, new ParallelOptions { MaxDegreeOfParallelism = Recorders }, async (i, _) =>
                await cluster.RecordAsync(NameOf(i), OrderOf(i, day)).ConfigureAwait(false)).ConfigureAwait(false);
        }

        double recordings = (double)customers * Rounds;
        double each = (Process.GetCurrentProcess().TotalProcessorTime - busy).TotalMicroseconds / recordings;
        Console.WriteLine(FormattableString.Invariant(
            $"{store},{silos},{recordings / watch.Elapsed.TotalSeconds:0},{each:0},{cluster.Told}"));
        await cluster.DisposeAsync().ConfigureAwait(false);
        if (database is not null)
        {
            await database.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static string NameOf(int customer) => customer.ToString("'c'000000", CultureInfo.InvariantCulture);

    private static CustomerEvent OrderOf(int customer, int day) =>
        CustomerEvent.Order(Opened + Duration.FromDays(day) + Duration.FromSeconds(customer % 86_000), 20 + (customer % 50)) with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{customer}-{day}"),
            Channel = "web",
            Currency = "EUR",
        };
}
