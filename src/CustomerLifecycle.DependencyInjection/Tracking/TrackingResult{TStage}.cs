using CustomerLifecycle.Timeline;

namespace CustomerLifecycle.Tracking;

/// <summary>What came of taking events in, or of time passing.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class TrackingResult<TStage>
    where TStage : notnull
{
    internal TrackingResult(IReadOnlyList<StageChange<TStage>> changes, IReadOnlyList<StageChangeFailure> failures)
    {
        Changes = changes;
        Failures = failures;
    }

    /// <summary>Gets the changes that were worked out and saved now, in order; those of different customers one customer after the other.</summary>
    public IReadOnlyList<StageChange<TStage>> Changes { get; }

    /// <summary>Gets the failures of handlers; the changes concerned are kept.</summary>
    public IReadOnlyList<StageChangeFailure> Failures { get; }
}
