namespace CustomerLifecycle.Stages;

/// <summary>The model of the glossary view of the marketing and sales funnel in six steps (source 001).</summary>
/// <remarks>Customers skip stages and jump back, so every move is allowed.</remarks>
public static class SixStepFunnel
{
    /// <summary>The model's key.</summary>
    public const string Key = "six-step-funnel";

    /// <summary>Gets the model: stages, names and aims in English and German, and the moves allowed.</summary>
    public static StageModel<SixStepFunnelStage> Model { get; } = ShippedModel.Of<SixStepFunnelStage>(Key, TransitionPolicy.Free);
}
