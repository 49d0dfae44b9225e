
namespace CustomerLifecycle;

/// <summary>What came of taking events in, or of time passing.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class TrackingResult<TStage>
    where TStage : notnull
{
    internal TrackingResult(
        IReadOnlyList<StageChange<TStage>> changes, IReadOnlyList<StageChangeFailure> failures, IReadOnlyList<StageTrackingFault> faults)
    {
        Changes = changes;
        Failures = failures;
        Faults = faults;
    }

    /// <summary>
    /// Gets the changes that were worked out and saved now, in order; those of different customers one customer after the other.
    /// </summary>
    public IReadOnlyList<StageChange<TStage>> Changes { get; }

    /// <summary>Gets the failures of handlers; the changes concerned are kept.</summary>
    public IReadOnlyList<StageChangeFailure> Failures { get; }

    /// <summary>
    /// Gets the customers whom letting time pass could not deal with; they are tried again the next time. Empty for a single customer,
    /// where it throws.
    /// </summary>
    public IReadOnlyList<StageTrackingFault> Faults { get; }
}
