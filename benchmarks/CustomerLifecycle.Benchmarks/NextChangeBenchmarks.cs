using BenchmarkDotNet.Attributes;
using NodaTime;

namespace CustomerLifecycle.Benchmarks;

/// <summary>The day of the next change, worked out from the rules, beside trying every day of two years.</summary>
[MemoryDiagnoser]
public class NextChangeBenchmarks
{
    private static readonly LocalDate Today = new(2025, 2, 1);

    private readonly CustomerProfile _profile = new(new Shop { Orders = OrderPolicy.Default.EachByItself() });

    [GlobalSetup]
    public void Setup()
    {
        // In Growth until the contract ends after two years, so that nearly every day is tried.
        _profile.Add(CustomerEvent.CartFilled(Instant.FromUtc(2025, 1, 31, 8, 0)));
        _profile.Add(CustomerEvent.ContractStarted(Instant.FromUtc(2025, 1, 31, 9, 0), new LocalDate(2027, 1, 31)));
    }

    [Benchmark(Baseline = true)]
    public LocalDate? EveryDayOfTwoYears()
    {
        LifecycleMarketingStage now = LifecycleMarketingRules.Default.Classify(_profile.FactsAt(Today)).Stage;
        for (int days = 1; days <= 731; days++)
        {
            LocalDate day = Today.PlusDays(days);
            if (LifecycleMarketingRules.Default.Classify(_profile.FactsAt(day)).Stage != now)
            {
                return day;
            }
        }

        return null;
    }

    [Benchmark]
    public LocalDate? NextChange() => LifecycleMarketingRules.Default.NextChange(_profile.FactsAt(Today), Today)?.On;
}
