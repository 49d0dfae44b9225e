using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// Says which customers this process sees to when time passes, where several processes share a store and the work, and where they are
/// worked on. Without one in the container, a process sees to all of them itself.
/// </summary>
/// <remarks>
/// Every customer must be somebody's own, sooner or later; two processes that see to the same one at once do no harm.
/// <see cref="IStageTracking{TStage}.AdvanceAsync(Instant, CancellationToken)"/> asks it for those who are due, and for those of whom
/// something is undelivered.
/// </remarks>
/// <threadsafety>Implementations must be safe from any thread.</threadsafety>
public interface ITrackingPartition
{
    /// <summary>Whether this process sees to a customer.</summary>
    /// <param name="customer">The customer's id.</param>
    /// <returns>Whether it does now; asked again the next time.</returns>
    bool IsOwn(string customer);

    /// <summary>
    /// Lets time pass for a customer where they are worked on: there,
    /// <see cref="IStageTracking{TStage}.AdvanceAsync(string, Instant, CancellationToken)"/> is called.
    /// </summary>
    /// <param name="tracking">The name of the tracking (<see cref="TrackingRegistration.Name"/>).</param>
    /// <param name="customer">The customer's id.</param>
    /// <param name="now">The instant, included.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>A task that ends with the work; an exception is a fault of this customer and stops nobody else.</returns>
    Task AdvanceAsync(string tracking, string customer, Instant now, CancellationToken cancellationToken);
}
