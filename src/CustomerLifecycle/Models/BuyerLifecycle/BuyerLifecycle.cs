namespace CustomerLifecycle;

/// <summary>The model of leads and buyers by what they did of late, as mailing systems have it.</summary>
/// <remarks>Leads and buyers come back from any silence, so every move is allowed.</remarks>
public static class BuyerLifecycle
{
    /// <summary>The model's key.</summary>
    public const string Key = "buyer-lifecycle";

    internal static readonly ShippedModel Texts = new(typeof(BuyerLifecycle));

    /// <summary>Gets the model: stages, names and aims in English and German, and the moves allowed.</summary>
    public static StageModel<BuyerLifecycleStage> Model { get; } = Texts.Of(
        Key,
        TransitionPolicy.Free,
        Texts.Stage(BuyerLifecycleStage.NewLead, StageRole.Awareness | StageRole.Welcome),
        Texts.Stage(BuyerLifecycleStage.ActiveLead, StageRole.Consideration | StageRole.Welcome),
        Texts.Stage(BuyerLifecycleStage.ColdLead, StageRole.SilentLead),
        Texts.Stage(BuyerLifecycleStage.InactiveLead, StageRole.SilentLead),
        Texts.Stage(BuyerLifecycleStage.FirstTimeBuyer, StageRole.Growth),
        Texts.Stage(BuyerLifecycleStage.ActiveBuyer, StageRole.Retention | StageRole.Advocacy),
        Texts.Stage(BuyerLifecycleStage.DefectingBuyer, StageRole.Lost),
        Texts.Stage(BuyerLifecycleStage.InactiveBuyer, StageRole.Lost));
}
