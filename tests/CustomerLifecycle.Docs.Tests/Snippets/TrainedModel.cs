using CustomerLifecycle;

namespace Snippets;

public sealed class TrainedModel : IStageClassifier<CustomerFacts, ClubStage>
{
    public StageModel<ClubStage> Model { get; } = StageModel.Of<ClubStage>("trained");

    public string Fingerprint => "trained-2026-03";

    public StageClassification<ClubStage> Classify(in CustomerFacts facts) =>
        new(Model[facts.Orders * 0.4 > 1 ? ClubStage.Member : ClubStage.Guest]);
}
