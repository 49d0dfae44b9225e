using BenchmarkDotNet.Attributes;

namespace CustomerLifecycle.Benchmarks;

/// <summary>A million customers at once into a span of results. Times are per customer.</summary>
[MemoryDiagnoser]
public class SpanBenchmarks
{
    private readonly CustomerFacts[] _facts = Customers.Random();
    private readonly LifecycleMarketingStage[] _byHand = new LifecycleMarketingStage[Customers.Count];
    private readonly StageClassification<LifecycleMarketingStage>[] _lifecycle =
        new StageClassification<LifecycleMarketingStage>[Customers.Count];
    private readonly StageClassification<FivePhaseJourneyStage>[] _journey =
        new StageClassification<FivePhaseJourneyStage>[Customers.Count];
    private readonly StageClassification<SixStepFunnelStage>[] _funnel = new StageClassification<SixStepFunnelStage>[Customers.Count];
    private readonly StageClassification<RelationshipCycleStage>[] _cycle =
        new StageClassification<RelationshipCycleStage>[Customers.Count];
    private readonly StageClassification<BuyerLifecycleStage>[] _buyers = new StageClassification<BuyerLifecycleStage>[Customers.Count];

    [Benchmark(Baseline = true, OperationsPerInvoke = Customers.Count)]
    public void LifecycleMarketing_HandWritten()
    {
        for (int i = 0; i < _facts.Length; i++)
        {
            _byHand[i] = HandWritten.LifecycleMarketing(in _facts[i]);
        }
    }

    [Benchmark(OperationsPerInvoke = Customers.Count)]
    public void LifecycleMarketing_Rules() => LifecycleMarketingRules.Default.Classify(_facts, _lifecycle);

    [Benchmark(OperationsPerInvoke = Customers.Count)]
    public void FivePhaseJourney_Rules() => FivePhaseJourneyRules.Default.Classify(_facts, _journey);

    [Benchmark(OperationsPerInvoke = Customers.Count)]
    public void SixStepFunnel_Rules() => SixStepFunnelRules.Default.Classify(_facts, _funnel);

    [Benchmark(OperationsPerInvoke = Customers.Count)]
    public void BuyerLifecycle_Rules() => BuyerLifecycleRules.Default.Classify(_facts, _buyers);

    [Benchmark(OperationsPerInvoke = Customers.Count)]
    public void RelationshipCycle_Rules() => RelationshipCycleRules.Default.Classify(_facts, _cycle);
}
