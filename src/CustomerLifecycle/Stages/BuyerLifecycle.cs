namespace CustomerLifecycle.Stages;

/// <summary>The model of leads and buyers by what they did of late, as mailing systems have it.</summary>
/// <remarks>Leads and buyers come back from any silence, so every move is allowed.</remarks>
public static class BuyerLifecycle
{
    /// <summary>The model's key.</summary>
    public const string Key = "buyer-lifecycle";

    /// <summary>Gets the model: stages, names and aims in English and German, and the moves allowed.</summary>
    public static StageModel<BuyerLifecycleStage> Model { get; } = ShippedModel.Of<BuyerLifecycleStage>(Key, TransitionPolicy.Free);
}
