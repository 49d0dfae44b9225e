using System.Diagnostics;
using System.Globalization;
using NodaTime;

namespace CustomerLifecycle.Benchmarks.Comparison;

/// <summary>Made-up events by the hundred million, folded on all cores as they are made: time, and memory while it goes on.</summary>
internal static class FoldLoad
{
    private const int EventsPerCustomer = 12;
    private const int Days = 3 * 365;
    private const int Told = 20;

    public static void Run(int events)
    {
        StageRules<CustomerFacts, string> rules = StageModelJson.Parse(SimpleModel.Json);
        CustomerFold fold = rules.ToFold(Shop.Default, GeneratedOrders.AsOf);
        int cores = Environment.ProcessorCount;
        CustomerFold[] folds = [fold, .. Enumerable.Range(1, cores - 1).Select(_ => fold.Fork())];
        Stopwatch watch = Stopwatch.StartNew();
        long done = 0;
        Parallel.For(0, cores, core =>
        {
            int from = (int)((long)events * core / cores);
            int to = (int)((long)events * (core + 1) / cores);
            Make(folds[core], events, from, to, made =>
            {
                long all = Interlocked.Add(ref done, made);
                Tell(watch, all);
            });
        });
        for (int core = 1; core < cores; core++)
        {
            fold.Join(folds[core]);
            folds[core] = fold;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{fold} in {watch.Elapsed.TotalSeconds:0.0} s; {fold.Unsettled.Count} not settled"));
        Console.WriteLine(fold.Classify(rules));
        Tell(watch, events);
    }

    private static void Make(CustomerFold fold, int events, int from, int to, Action<long> report)
    {
        Random random = new(from);
        long first = Instant.FromUtc(2022, 1, 1, 0, 0).ToUnixTimeSeconds();
        int customers = Math.Max(1, events / EventsPerCustomer);
        int step = Math.Max(1, (to - from) / Told);
        for (int i = from; i < to; i++)
        {
            Instant at = Instant.FromUnixTimeSeconds(first + random.Next(Days * 86_400));
            int what = random.Next(100);
            CustomerEvent item = what < 86 ? CustomerEvent.Order(at, new decimal(100 + random.Next(20_000), 0, 0, isNegative: false, 2))
                : what < 90 ? CustomerEvent.Return(at, new decimal(100 + random.Next(20_000), 0, 0, isNegative: false, 2))
                : what < 95 ? CustomerEvent.SignUp(at)
                : CustomerEvent.Visit(at);
            if (what < 86)
            {
                item = item with { Id = i.ToString(CultureInfo.InvariantCulture) };
            }

            fold.Add(random.Next(customers), in item);
            if ((i - from + 1) % step == 0)
            {
                report(step);
            }
        }
    }

    private static void Tell(Stopwatch watch, long events) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{events,13:N0} events, {watch.Elapsed.TotalSeconds,6:0.0} s, {Process.GetCurrentProcess().WorkingSet64 >> 20,6:N0} MB now, "
            + $"{Process.GetCurrentProcess().PeakWorkingSet64 >> 20,6:N0} MB at most"));
}
