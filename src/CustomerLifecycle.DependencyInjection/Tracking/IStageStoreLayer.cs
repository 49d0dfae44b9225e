namespace CustomerLifecycle;

/// <summary>
/// Stands between tracking and its store, of every tracking in the container: remembers, counts, encrypts. Of several the one added last is
/// the outermost.
/// </summary>
/// <remarks>
/// A layer may answer <see cref="IStageStore{TStage}.FindAsync"/> with what it remembers, as long as it forgets a customer whose save is
/// answered with <see langword="false"/>: the version that the store checks is what keeps two writers apart. What the container gives as
/// <see cref="IStageStore{TStage}"/> is the store without layers.
/// </remarks>
/// <threadsafety>Implementations must be safe from any thread.</threadsafety>
public interface IStageStoreLayer
{
    /// <summary>Puts the layer over a store; called once for each tracking.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="tracking">The name of the tracking (<see cref="TrackingRegistration.Name"/>).</param>
    /// <param name="store">The store, or another layer over it.</param>
    /// <returns>What tracking works with.</returns>
    IStageStore<TStage> Over<TStage>(string tracking, IStageStore<TStage> store)
        where TStage : notnull;
}
