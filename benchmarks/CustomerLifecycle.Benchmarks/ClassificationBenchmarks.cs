using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace CustomerLifecycle.Benchmarks;

/// <summary>
/// One customer at a time over a million random ones: the rules (stage, winning rule and the truth of every condition) beside a
/// hand-written chain of ifs (stage alone). Times are per customer.
/// </summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class ClassificationBenchmarks
{
    private readonly CustomerFacts[] _facts = Customers.Random();

    /// <summary>A comparison of two ways of getting different answers would be worth nothing.</summary>
    [GlobalSetup]
    public void Check()
    {
        foreach (ref readonly CustomerFacts f in _facts.AsSpan())
        {
            if (LifecycleMarketingRules.Default.Classify(in f).Stage != HandWritten.LifecycleMarketing(in f)
                || FivePhaseJourneyRules.Default.Classify(in f).Stage != HandWritten.FivePhaseJourney(in f)
                || SixStepFunnelRules.Default.Classify(in f).Stage != HandWritten.SixStepFunnel(in f)
                || RelationshipCycleRules.Default.Classify(in f).Stage != HandWritten.RelationshipCycle(in f)
                || BuyerLifecycleRules.Default.Classify(in f).Stage != HandWritten.BuyerLifecycle(in f))
            {
                throw new InvalidOperationException("The hand-written chain and the rules differ.");
            }
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Customers.Count), BenchmarkCategory("lifecycle-marketing")]
    public long LifecycleMarketing_HandWritten()
    {
        long sum = 0;
        foreach (ref readonly CustomerFacts f in _facts.AsSpan())
        {
            sum += (int)HandWritten.LifecycleMarketing(in f);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Customers.Count), BenchmarkCategory("lifecycle-marketing")]
    public long LifecycleMarketing_Rules() => Sum(LifecycleMarketingRules.Default);

    [Benchmark(Baseline = true, OperationsPerInvoke = Customers.Count), BenchmarkCategory("five-phase-journey")]
    public long FivePhaseJourney_HandWritten()
    {
        long sum = 0;
        foreach (ref readonly CustomerFacts f in _facts.AsSpan())
        {
            sum += (int)HandWritten.FivePhaseJourney(in f);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Customers.Count), BenchmarkCategory("five-phase-journey")]
    public long FivePhaseJourney_Rules() => Sum(FivePhaseJourneyRules.Default);

    [Benchmark(Baseline = true, OperationsPerInvoke = Customers.Count), BenchmarkCategory("six-step-funnel")]
    public long SixStepFunnel_HandWritten()
    {
        long sum = 0;
        foreach (ref readonly CustomerFacts f in _facts.AsSpan())
        {
            sum += (int)HandWritten.SixStepFunnel(in f);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Customers.Count), BenchmarkCategory("six-step-funnel")]
    public long SixStepFunnel_Rules() => Sum(SixStepFunnelRules.Default);

    [Benchmark(Baseline = true, OperationsPerInvoke = Customers.Count), BenchmarkCategory("relationship-cycle")]
    public long RelationshipCycle_HandWritten()
    {
        long sum = 0;
        foreach (ref readonly CustomerFacts f in _facts.AsSpan())
        {
            sum += (int)HandWritten.RelationshipCycle(in f);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Customers.Count), BenchmarkCategory("relationship-cycle")]
    public long RelationshipCycle_Rules() => Sum(RelationshipCycleRules.Default);

    [Benchmark(Baseline = true, OperationsPerInvoke = Customers.Count), BenchmarkCategory("buyer-lifecycle")]
    public long BuyerLifecycle_HandWritten()
    {
        long sum = 0;
        foreach (ref readonly CustomerFacts f in _facts.AsSpan())
        {
            sum += (int)HandWritten.BuyerLifecycle(in f);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Customers.Count), BenchmarkCategory("buyer-lifecycle")]
    public long BuyerLifecycle_Rules() => Sum(BuyerLifecycleRules.Default);

    private long Sum<TStage>(StageRules<CustomerFacts, TStage> rules)
        where TStage : struct, Enum
    {
        long sum = 0;
        foreach (ref readonly CustomerFacts f in _facts.AsSpan())
        {
            sum += rules.Classify(in f).RuleOrdinal;
        }

        return sum;
    }
}
