namespace CustomerLifecycle;

/// <summary>
/// One tracking of the container, whatever the type of its stages. The container gives one for each <c>AddTracking</c>, so that a host can
/// do something for all of them.
/// </summary>
/// <remarks>
/// With <see cref="Key"/> the container is asked for all that belongs to it: <see cref="IStageTracking{TStage}"/>,
/// <see cref="IStageStore{TStage}"/>, <see cref="TrackedModels{TStage}"/>.
/// </remarks>
/// <threadsafety>Safe from any thread.</threadsafety>
public abstract class TrackingRegistration
{
    private protected TrackingRegistration(string? key) => Key = key;

    /// <summary>Gets the key that the tracking was added under; <see langword="null"/> where there is none.</summary>
    public string? Key { get; }

    /// <summary>Gets the name of the tracking: the key under which it was added, else that of the model.</summary>
    public abstract string Name { get; }

    /// <summary>Calls a visitor with the type of the stages.</summary>
    /// <typeparam name="TResult">What the visitor gives.</typeparam>
    /// <param name="visitor">The visitor.</param>
    /// <returns>What the visitor gives.</returns>
    public abstract TResult Accept<TResult>(ITrackingVisitor<TResult> visitor);

    /// <summary>
    /// Lets time pass now, and again after each <see cref="StageTrackingOptions.WorkerInterval"/>. What goes wrong is logged, and shows in
    /// <see cref="StageTrackingHealthCheck"/>; the next time it is tried again.
    /// </summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>A task that ends when it is canceled, and not before.</returns>
    public abstract Task RunAsync(CancellationToken cancellationToken);
}
