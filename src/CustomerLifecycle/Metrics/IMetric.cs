namespace CustomerLifecycle.Metrics;

/// <summary>A figure about customers and a period, with its exact definition.</summary>
/// <remarks>
/// A metric of one's own is a line with <see cref="Metric"/> or a class of a few; registered or passed beside the shipped ones it appears
/// in every report.
/// </remarks>
/// <threadsafety>Implementations must be safe from any thread, and give the same answer for the same customers in any order.</threadsafety>
public interface IMetric
{
    /// <summary>Gets key, name, unit, formula, edge cases and source.</summary>
    MetricDefinition Definition { get; }

    /// <summary>Begins to compute: customers are added one by one, so that nothing of them need be kept.</summary>
    /// <param name="scope">The period and what else holds for all customers.</param>
    /// <returns>What customers are added to.</returns>
    IMetricTally Begin(MetricScope scope);
}
