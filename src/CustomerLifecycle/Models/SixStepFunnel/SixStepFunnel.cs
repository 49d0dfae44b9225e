namespace CustomerLifecycle;

/// <summary>The model of the glossary view of the marketing and sales funnel in six steps (source 001).</summary>
/// <remarks>Customers skip stages and jump back, so every move is allowed.</remarks>
public static class SixStepFunnel
{
    /// <summary>The model's key.</summary>
    public const string Key = "six-step-funnel";

    internal static readonly ShippedModel Texts = new(typeof(SixStepFunnel));

    /// <summary>Gets the model: stages, names and aims in English and German, and the moves allowed.</summary>
    public static StageModel<SixStepFunnelStage> Model { get; } = Texts.Of(
        Key,
        TransitionPolicy.Free,
        Texts.Stage(SixStepFunnelStage.Awareness, StageRole.Awareness | StageRole.SilentLead | StageRole.Lost),
        Texts.Stage(SixStepFunnelStage.Knowledge, StageRole.Consideration),
        Texts.Stage(SixStepFunnelStage.Conversion, StageRole.Purchase | StageRole.Growth),
        Texts.Stage(SixStepFunnelStage.Experience, StageRole.Growth | StageRole.Support),
        Texts.Stage(SixStepFunnelStage.Retention, StageRole.Retention),
        Texts.Stage(SixStepFunnelStage.Advocacy, StageRole.Retention | StageRole.Advocacy));
}
