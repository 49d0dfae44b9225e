using NodaTime;

namespace CustomerLifecycle;

/// <summary>What a configuration says of tracking, for every model whose options in code do not say otherwise.</summary>
/// <threadsafety>Mutable: one thread at a time. The values are read when tracking is first used.</threadsafety>
public sealed class TrackingOptions
{
    /// <summary>Gets or sets <see cref="StageTrackingOptions.WorkerInterval"/>, in JSON e.g. <c>"00:05:00"</c>.</summary>
    /// <value>Default: <see langword="null"/>, which leaves the 15 minutes. From a millisecond to 30 days.</value>
    public TimeSpan? WorkerInterval { get; set; }

    /// <summary>
    /// Gets or sets <see cref="StageTrackingOptions.TellSince"/>, as an ISO 8601 instant with its offset, e.g.
    /// <c>"2026-03-01T00:00:00+01:00"</c>.
    /// </summary>
    /// <value>Default: <see langword="null"/>, every change is told.</value>
    public DateTimeOffset? TellSince { get; set; }

    /// <summary>Gets or sets <see cref="StageTrackingOptions.TellRuleChanges"/>.</summary>
    /// <value>Default: <see langword="null"/>, which leaves it at yes.</value>
    public bool? TellRuleChanges { get; set; }

    internal void CopyTo(StageTrackingOptions options)
    {
        options.WorkerInterval = WorkerInterval ?? options.WorkerInterval;
        options.TellRuleChanges = TellRuleChanges ?? options.TellRuleChanges;
        options.TellSince = TellSince is { } since ? Instant.FromDateTimeOffset(since) : options.TellSince;
    }
}
