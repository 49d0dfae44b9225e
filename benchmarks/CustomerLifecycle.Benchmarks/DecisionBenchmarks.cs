using System.Globalization;
using BenchmarkDotNet.Attributes;
using CustomerLifecycle.Decisions;
using NodaTime;

namespace CustomerLifecycle.Benchmarks;

/// <summary>All that is decided about a customer with 20 orders, beside stage, since and until alone.</summary>
[MemoryDiagnoser]
public class DecisionBenchmarks
{
    private static readonly LocalDate Today = new(2025, 12, 31);

    private readonly CustomerHistory[] _base = [.. Enumerable.Range(0, 2_000).Select(i => History(1 + (i % 12), 10 + (i % 50), i % 400))];
    private readonly CustomerHistory _active = History(20, 20, 10);
    private readonly CustomerHistory _lost = History(20, 20, 200);
    private Advisor _advisor = null!;

    [GlobalSetup]
    public void Setup() => _advisor = Advisor.Learn(_base, Today);

    [Benchmark(Baseline = true)]
    public (StageExplanation<CustomerFacts> Why, object Life) StageSinceAndUntil() =>
        (
            LifecycleMarketingRules.Default.Explain(_active.FactsAt(Today)),
            StageTimeline.Replay(_active, LifecycleMarketingRules.Default, Today));

    [Benchmark]
    public Advice OfAnActiveCustomer() => _advisor.Advise(_active, LifecycleMarketingRules.Default, Today);

    [Benchmark]
    public Advice OfALostCustomer() => _advisor.Advise(_lost, LifecycleMarketingRules.Default, Today);

    [Benchmark]
    public string AsJson() => _advisor.Advise(_active, LifecycleMarketingRules.Default, Today).ToJson("a", CultureInfo.InvariantCulture);

    [Benchmark]
    public Advisor LearnFrom2000Customers() => Advisor.Learn(_base, Today);

    private static CustomerHistory History(int orders, int gapDays, int daysAgo) => new(
        Shop.Default,
        Enumerable.Range(0, orders)
            .Select(i => CustomerEvent.Order(Today.PlusDays(-daysAgo - (i * gapDays)).AtMidnight().InUtc().ToInstant(), 20 + i)));
}
