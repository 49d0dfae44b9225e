namespace CustomerLifecycle.Tests.Timeline;

/// <summary>A classifier of which nobody can see that it is made of rules: as a trained model would be.</summary>
public sealed class OpaqueClassifier<TStage>(StageRules<CustomerFacts, TStage> rules) : IStageClassifier<CustomerFacts, TStage>
    where TStage : notnull
{
    public StageModel<TStage> Model => rules.Model;

    StageModel IStageClassifier<CustomerFacts>.Model => Model;

    public string Fingerprint => rules.Fingerprint;

    public StageClassification<TStage> Classify(in CustomerFacts facts) => rules.Classify(in facts);

    public void Classify(ReadOnlySpan<CustomerFacts> facts, Span<StageClassification<TStage>> results) => rules.Classify(facts, results);

    public StageInfo StageOf(in CustomerFacts facts) => rules.StageOf(in facts);

    public StageExplanation<CustomerFacts> Explain(in CustomerFacts facts) => rules.Explain(in facts);
}
