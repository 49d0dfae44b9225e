namespace CustomerLifecycle.Metrics;

/// <summary>A metric being computed.</summary>
/// <threadsafety>One thread at a time.</threadsafety>
public interface IMetricTally
{
    /// <summary>Adds a customer.</summary>
    /// <param name="customer">The customer; nothing of it may be kept but numbers.</param>
    void Add(CustomerPeriod customer);

    /// <summary>
    /// Gives the values of the customers so far: mostly one; several, each with a <see cref="MetricValue.Label"/>, for a ladder or a
    /// distribution.
    /// </summary>
    /// <returns>At least one value.</returns>
    IReadOnlyList<MetricValue> Values();
}
