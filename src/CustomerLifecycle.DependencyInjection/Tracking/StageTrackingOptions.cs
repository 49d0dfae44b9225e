namespace CustomerLifecycle;

/// <summary>How changes are delivered.</summary>
/// <threadsafety>Mutable: one thread at a time. The values are read when tracking is first used.</threadsafety>
public sealed class StageTrackingOptions
{
    /// <summary>Gets or sets what to do where a handler fails; called once for each failure.</summary>
    /// <value>Default: keeps the change for the next delivery.</value>
    public Func<StageChangeFailure, StageChangeFailureAction> OnFailure { get; set; } = _ => StageChangeFailureAction.KeepForLater;

    /// <summary>Gets or sets how often the background worker looks for what is due and for what is undelivered.</summary>
    /// <value>Default: 15 minutes. From a millisecond to 30 days.</value>
    public TimeSpan WorkerInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Every model that is tracked has options of its own.</summary>
    internal static string NameOf<TStage>() => typeof(TStage).FullName ?? typeof(TStage).Name;
}
