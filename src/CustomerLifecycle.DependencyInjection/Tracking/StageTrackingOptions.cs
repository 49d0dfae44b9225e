using NodaTime;

namespace CustomerLifecycle;

/// <summary>How changes are delivered, and which of them.</summary>
/// <threadsafety>Mutable: one thread at a time. The values are read when tracking is first used.</threadsafety>
public sealed class StageTrackingOptions
{
    /// <summary>Gets or sets what to do where a handler fails; called once for each failure.</summary>
    /// <value>Default: keeps the change for the next delivery.</value>
    public Func<StageChangeFailure, StageChangeFailureAction> OnFailure { get; set; } = _ => StageChangeFailureAction.KeepForLater;

    /// <summary>Gets or sets how often the background worker looks for what is due and for what is undelivered.</summary>
    /// <value>Default: 15 minutes. From a millisecond to 30 days.</value>
    public TimeSpan WorkerInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Gets or sets the instant, included, from which on changes are told to handlers. Changes before it, and their retractions, are worked
    /// out and saved, and no handler is ever told of them: so years of old events can be recorded, and nobody is written to about the past.
    /// </summary>
    /// <value>
    /// Default: <see langword="null"/>, every change is told. Set it once, to the instant of going live, and leave it: what was told before
    /// a later instant would not be taken back.
    /// </value>
    public Instant? TellSince { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether handlers are told of what other rules, another policy or another shop make different for
    /// customers who were tracked under those before: changes that did not happen after all as retractions, then the new ones. Otherwise
    /// these are saved, and no handler is ever told of them.
    /// </summary>
    /// <value>Default: yes. What happens from then on is told either way.</value>
    public bool TellRuleChanges { get; set; } = true;

    /// <summary>Every model that is tracked has options of its own.</summary>
    internal static string NameOf<TStage>(string? key) => key ?? typeof(TStage).FullName ?? typeof(TStage).Name;
}
