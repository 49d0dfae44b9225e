namespace CustomerLifecycle;

/// <summary>What is kept of a tracked customer: a row of the table that <see cref="EfStageStore{TStage}"/> writes.</summary>
/// <remarks>Read it as you like; only the store writes it.</remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class TrackedCustomerRow
{
    /// <summary>Gets the name of the tracking (<see cref="TrackedModels{TStage}.Name"/>); with <see cref="Customer"/> the key.</summary>
    public required string Tracking { get; init; }

    /// <summary>Gets the customer's id, told apart by every letter's case.</summary>
    public required string Customer { get; init; }

    /// <summary>Gets how many times the customer was saved, from 1; a save goes only over the version that was found.</summary>
    public required long Version { get; init; }

    /// <summary>
    /// Gets when the stage may next change by time alone, in ticks of 100 ns since 1970-01-01T00:00Z, rounded down;
    /// <see langword="null"/>: never.
    /// </summary>
    public required long? DueAt { get; init; }

    /// <summary>Gets the number of changes that not every handler has dealt with.</summary>
    public required int Undelivered { get; init; }

    /// <summary>Gets events, state and undelivered changes as <see cref="TrackedCustomerJson"/> writes them.</summary>
    public required string State { get; init; }
}
