using NodaTime;

namespace CustomerLifecycle.Metrics;

/// <summary>How a cohort table is made.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class CohortOptions
{
    /// <summary>Initializes a new instance of the <see cref="CohortOptions"/> class.</summary>
    /// <param name="observedUntil">The first day of which nothing is known any more: a period that ends later is in progress.</param>
    public CohortOptions(LocalDate observedUntil) => ObservedUntil = observedUntil;

    /// <summary>Gets the first day of which nothing is known any more.</summary>
    public LocalDate ObservedUntil { get; }

    /// <summary>Gets how long a period is. Default: a month.</summary>
    public CohortUnit Unit { get; init; }

    /// <summary>Gets whether periods are those of the calendar or begin with each customer. Default: the calendar.</summary>
    public CohortClock Clock { get; init; }

    /// <summary>Gets what counts as retained in a period. Default: active in it.</summary>
    public CohortMode Mode { get; init; }

    /// <summary>
    /// Gets what counts as activity, and so as coming back, from the day on which somebody joins. Default:
    /// <see cref="CohortSignal.Orders"/>, the orders that count under the policy.
    /// </summary>
    public CohortSignal Signal { get; init => field = Guard.Against.Missing(value); } = CohortSignal.Orders;

    /// <summary>
    /// Gets whose first one makes somebody join a cohort. Default: <see langword="null"/>, the same as <see cref="Signal"/>, so that in
    /// their first period all are active.
    /// </summary>
    public CohortSignal? JoinBy { get; init; }
}
