namespace CustomerLifecycle.Stages;

/// <summary>The model of lifecycle marketing in five stages (source 004).</summary>
/// <remarks>Customers skip stages and jump back, so every move is allowed.</remarks>
public static class LifecycleMarketing
{
    /// <summary>The model's key.</summary>
    public const string Key = "lifecycle-marketing";

    /// <summary>Gets the model: stages, names and aims in English and German, and the moves allowed.</summary>
    public static StageModel<LifecycleMarketingStage> Model { get; } = ShippedModel.Of<LifecycleMarketingStage>(Key, TransitionPolicy.Free, LifecycleMarketingStage.WinBack);
}
