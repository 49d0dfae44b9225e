using CustomerLifecycle.Activity;

namespace CustomerLifecycle.Metrics;

/// <summary>A figure about a group of customers, such as those in one stage.</summary>
/// <remarks>A metric of one's own is a class of a few lines; registered or passed beside the shipped ones it appears in every report.</remarks>
/// <threadsafety>Implementations must be safe from any thread, and give the same answer for the same customers in any order.</threadsafety>
public interface IMetric
{
    /// <summary>Gets the stable key in kebab case, e.g. <c>average-order-value</c>.</summary>
    string Key { get; }

    /// <summary>Gets the name for people.</summary>
    LocalizedText Name { get; }

    /// <summary>Gets the unit of the value.</summary>
    FactUnit Unit { get; }

    /// <summary>Computes the metric.</summary>
    /// <param name="customers">The facts of the customers of the group, all as of the same moment.</param>
    /// <returns>The value, or why there is none.</returns>
    MetricValue Compute(ReadOnlySpan<CustomerFacts> customers);
}
