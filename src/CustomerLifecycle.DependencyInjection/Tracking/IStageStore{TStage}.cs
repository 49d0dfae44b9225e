using NodaTime;

namespace CustomerLifecycle;

/// <summary>Keeps what is tracked. The one that ships keeps it in memory; put a database behind it to outlive the process.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>
/// A state must come back whole, as <see cref="StageTrackerStateJson"/> writes it: where customers were merged, it says who holds whom. One
/// who was merged is kept as well, and points to the other.
/// </remarks>
/// <threadsafety>Implementations must be safe from any thread.</threadsafety>
public interface IStageStore<TStage>
    where TStage : notnull
{
    /// <summary>Finds a customer.</summary>
    /// <param name="customer">The customer's id.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What was last saved; <see langword="null"/> where there is none.</returns>
    ValueTask<TrackedCustomer<TStage>?> FindAsync(string customer, CancellationToken cancellationToken);

    /// <summary>
    /// Saves a customer, all of it or nothing, provided that nobody saved them since they were found. Then they are found with a version
    /// that is one more.
    /// </summary>
    /// <param name="customer">
    /// The customer; <see cref="TrackedCustomer{TStage}.Version"/> is that of what was found, 0 for a new one.
    /// </param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns><see langword="false"/> where somebody else saved or erased them meanwhile; nothing was saved then.</returns>
    ValueTask<bool> SaveAsync(TrackedCustomer<TStage> customer, CancellationToken cancellationToken);

    /// <summary>Erases a customer with everything that is kept of them.</summary>
    /// <param name="customer">The customer's id.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether there was such a customer.</returns>
    ValueTask<bool> EraseAsync(string customer, CancellationToken cancellationToken);

    /// <summary>The customers whose stage may change by time alone up to an instant.</summary>
    /// <param name="until">The instant, included.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Their ids in order of when they are due.</returns>
    IAsyncEnumerable<string> DueAsync(Instant until, CancellationToken cancellationToken);

    /// <summary>The customers with changes that not every handler has dealt with.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Their ids.</returns>
    IAsyncEnumerable<string> UndeliveredAsync(CancellationToken cancellationToken);
}
