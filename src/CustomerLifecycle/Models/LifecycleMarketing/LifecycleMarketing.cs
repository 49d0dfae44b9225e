namespace CustomerLifecycle;

/// <summary>The model of lifecycle marketing in five stages (source 004).</summary>
/// <remarks>Customers skip stages and jump back, so every move is allowed.</remarks>
public static class LifecycleMarketing
{
    /// <summary>The model's key.</summary>
    public const string Key = "lifecycle-marketing";

    internal static readonly ShippedModel Texts = new(typeof(LifecycleMarketing));

    /// <summary>Gets the model: stages, names and aims in English and German, and the moves allowed.</summary>
    public static StageModel<LifecycleMarketingStage> Model { get; } = Texts.Of(
        Key,
        TransitionPolicy.Free,
        Texts.Stage(LifecycleMarketingStage.Acquisition, StageRole.Awareness),
        Texts.Stage(LifecycleMarketingStage.Conversion, StageRole.Consideration | StageRole.Purchase | StageRole.Welcome),
        Texts.Stage(LifecycleMarketingStage.Growth, StageRole.Dialogue | StageRole.Growth),
        Texts.Stage(LifecycleMarketingStage.Retention, StageRole.Retention | StageRole.Advocacy),
        Texts.Stage(LifecycleMarketingStage.WinBack, StageRole.SilentLead | StageRole.Lost, reachableFromEveryStage: true));
}
