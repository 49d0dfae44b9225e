using BenchmarkDotNet.Attributes;
using NodaTime;

namespace CustomerLifecycle.Benchmarks;

/// <summary>The timeline of a history of 100 events over two years, beside classifying the history anew on every day.</summary>
[MemoryDiagnoser]
public class TimelineBenchmarks
{
    private static readonly LocalDate Until = new(2024, 12, 31);

    private CustomerHistory _history = new(Shop.Default);

    [GlobalSetup]
    public void Setup()
    {
        Random random = new(11);
        Instant begin = Instant.FromUtc(2023, 1, 1, 0, 0);
        _history = new CustomerHistory(
            Shop.Default, Enumerable.Range(0, 100).Select(i => Event(i, begin + Duration.FromMinutes(random.Next(730 * 24 * 60)))));
    }

    [Benchmark(Baseline = true)]
    public int EveryDay()
    {
        int changes = 0;
        LifecycleMarketingStage? before = null;
        for (LocalDate day = new(2023, 1, 1); day <= Until; day = day.PlusDays(1))
        {
            LifecycleMarketingStage stage = LifecycleMarketingRules.Default.Classify(_history.FactsAt(day)).Stage;
            changes += before is null || before == stage ? 0 : 1;
            before = stage;
        }

        return changes;
    }

    [Benchmark]
    public int Replay() => StageTimeline.Replay(_history, LifecycleMarketingRules.Default, Until).Transitions.Count;

    [Benchmark]
    public int ReplayUnderAPolicy() => StageTimeline.Replay(_history, LifecycleMarketingRules.Default, Until, Policy).Transitions.Count;

    private static readonly TimelinePolicy<LifecycleMarketingStage> Policy = TimelinePolicy.For(LifecycleMarketing.Model)
        .WithMinimumStay(3)
        .WithHold(LifecycleMarketingStage.Retention, f => f.DaysSinceLastOrder <= 100);

    private static CustomerEvent Event(int number, Instant at) => (number % 5) switch
    {
        0 => CustomerEvent.Order(at, 20),
        1 => CustomerEvent.CartFilled(at),
        2 => CustomerEvent.EmailClicked(at),
        _ => CustomerEvent.Visit(at),
    };
}
