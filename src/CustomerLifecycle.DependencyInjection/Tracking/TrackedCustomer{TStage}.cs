
namespace CustomerLifecycle;

/// <summary>What a store keeps of one customer: all that the tracker knows, and the changes that are still to be delivered.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>Both are saved together, so that no change is lost between working it out and handing it over.</remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class TrackedCustomer<TStage>
    where TStage : notnull
{
    /// <summary>Initializes a new instance of the <see cref="TrackedCustomer{TStage}"/> class.</summary>
    /// <param name="state">What the tracker knows.</param>
    /// <param name="undelivered">The changes that not every handler has dealt with, in order.</param>
    /// <param name="version">How many times the customer was saved.</param>
    public TrackedCustomer(StageTrackerState<TStage> state, IReadOnlyList<UndeliveredChange<TStage>> undelivered, long version)
    {
        Guard.Against.Null(state);
        Guard.Against.Null(undelivered);
        State = state;
        Undelivered = undelivered;
        Version = version;
    }

    /// <summary>Gets what the tracker knows, the customer's id and next due instant among it.</summary>
    public StageTrackerState<TStage> State { get; }

    /// <summary>Gets the changes that not every handler has dealt with, in order.</summary>
    public IReadOnlyList<UndeliveredChange<TStage>> Undelivered { get; }

    /// <summary>Gets how many times the customer was saved before; a store saves only over that very version.</summary>
    public long Version { get; }
}
