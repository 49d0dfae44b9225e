namespace CustomerLifecycle.Stages;

/// <summary>The model of the five phases of an online shop's customer journey (source 000).</summary>
/// <remarks>Customers skip stages and jump back, so every move is allowed.</remarks>
public static class FivePhaseJourney
{
    /// <summary>The model's key.</summary>
    public const string Key = "five-phase-journey";

    /// <summary>Gets the model: stages, names and aims in English and German, and the moves allowed.</summary>
    public static StageModel<FivePhaseJourneyStage> Model { get; } = ShippedModel.Of<FivePhaseJourneyStage>(Key, TransitionPolicy.Free);
}
