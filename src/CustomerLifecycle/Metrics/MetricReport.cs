
namespace CustomerLifecycle.Metrics;

/// <summary>Computes many metrics in one pass over customers.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class MetricReport
{
    /// <summary>Computes metrics of all customers.</summary>
    /// <param name="metrics">The metrics, e.g. <see cref="MetricCatalog.All"/>.</param>
    /// <param name="scope">The period and what else holds for all customers.</param>
    /// <param name="customers">The customers, read once; nothing of them is kept.</param>
    /// <returns>The values, in the order of the metrics.</returns>
    /// <exception cref="ArgumentException">A history is of another shop than the scope.</exception>
    public static IReadOnlyList<MetricResult> Compute(
        IEnumerable<IMetric> metrics, MetricScope scope, IEnumerable<CustomerHistory> customers)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(customers);
        MetricGroup all = new(name: null, scope, [.. Guard.Against.NothingWithin(metrics)]);
        foreach (CustomerHistory history in Guard.Against.NothingWithin(customers))
        {
            all.Add(new CustomerPeriod(history, scope));
        }

        return [.. all.Results()];
    }

    /// <summary>Computes metrics of groups of customers.</summary>
    /// <param name="metrics">The metrics.</param>
    /// <param name="scope">The period and what else holds for all customers.</param>
    /// <param name="customers">The customers, read once; nothing of them is kept.</param>
    /// <param name="grouping">The groups, e.g. <see cref="MetricGrouping.ByChannel"/>.</param>
    /// <returns>
    /// The values, group by group in ordinal order of their names, each in the order of the metrics. Groups on which something was spent
    /// are told of even without a customer.
    /// </returns>
    /// <exception cref="InvalidOperationException">The classifier answers with what is none of its model's stages.</exception>
    /// <exception cref="ArgumentException">A history is of another shop than the scope.</exception>
    public static IReadOnlyList<MetricResult> ComputeBy(
        IEnumerable<IMetric> metrics, MetricScope scope, IEnumerable<CustomerHistory> customers, MetricGrouping grouping)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(grouping);
        MetricGroups groups = new([.. Guard.Against.NothingWithin(metrics)], scope, grouping);
        foreach (CustomerHistory history in Guard.Against.NothingWithin(customers))
        {
            groups.Add(new CustomerPeriod(history, scope));
        }

        return [.. groups.Results()];
    }

    /// <summary>
    /// Compares the groups of results two by two: every rate of theirs that is a share of countable things, e.g. the conversion rates of
    /// two campaigns, with the uncertainty of the difference.
    /// </summary>
    /// <param name="results">What <see cref="ComputeBy"/> gave.</param>
    /// <returns>
    /// Metric by metric, and pair by pair in the order of the results; rates above 1, and those of amounts, are no shares and are left out.
    /// </returns>
    public static IReadOnlyList<MetricComparison> Compare(IEnumerable<MetricResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return
        [
            .. Guard.Against.NothingWithin(results)
                .Where(r => r.Group is not null && MetricComparison.ShareOf(r.Value) is not null)
                .GroupBy(r => (r.Definition.Key, r.Value.Label))
                .SelectMany(rate => rate.SelectMany((first, i) => rate.Skip(i + 1).Select(second => new MetricComparison(first, second)))),
        ];
    }
}
