namespace CustomerLifecycle;

/// <summary>The model of the five phases of an online shop's customer journey (source 000).</summary>
/// <remarks>Customers skip stages and jump back, so every move is allowed.</remarks>
public static class FivePhaseJourney
{
    /// <summary>The model's key.</summary>
    public const string Key = "five-phase-journey";

    internal static readonly ShippedModel Texts = new(typeof(FivePhaseJourney));

    /// <summary>Gets the model: stages, names and aims in English and German, and the moves allowed.</summary>
    public static StageModel<FivePhaseJourneyStage> Model { get; } = Texts.Of(
        Key,
        TransitionPolicy.Free,
        Texts.Stage(FivePhaseJourneyStage.Awareness, StageRole.Awareness | StageRole.SilentLead | StageRole.Lost),
        Texts.Stage(FivePhaseJourneyStage.Consideration, StageRole.Consideration),
        Texts.Stage(FivePhaseJourneyStage.Purchase, StageRole.Purchase | StageRole.Growth),
        Texts.Stage(FivePhaseJourneyStage.Retention, StageRole.Support | StageRole.Retention),
        Texts.Stage(FivePhaseJourneyStage.Advocacy, StageRole.Advocacy));
}
