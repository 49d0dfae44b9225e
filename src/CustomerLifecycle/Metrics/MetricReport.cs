
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
    public static IReadOnlyList<MetricResult> Compute(
        IEnumerable<IMetric> metrics, MetricScope scope, IEnumerable<CustomerHistory> customers)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(customers);
        MetricGroup all = new(name: null, scope, [.. metrics]);
        foreach (CustomerHistory history in customers)
        {
            all.Add(new CustomerPeriod(history, scope));
        }

        return [.. all.Results()];
    }

    /// <summary>Computes metrics of groups of customers.</summary>
    /// <param name="metrics">The metrics.</param>
    /// <param name="scope">The period and what else holds for all customers.</param>
    /// <param name="customers">The customers, read once; nothing of them is kept.</param>
    /// <param name="group">
    /// The group of a customer, as the scope of all shows them; <see langword="null"/> means the same as the empty name, the group of those
    /// of whom it is not known.
    /// </param>
    /// <param name="scopeOf">
    /// The scope of a group, where it is another, e.g. with the spend of one channel; <see langword="null"/>: the same for all.
    /// </param>
    /// <param name="groups">
    /// Groups that are told of even without a customer, e.g. channels on which something was spent; <see langword="null"/>: none.
    /// </param>
    /// <returns>The values, group by group in ordinal order of their names, each in the order of the metrics.</returns>
    public static IReadOnlyList<MetricResult> ComputeBy(
        IEnumerable<IMetric> metrics,
        MetricScope scope,
        IEnumerable<CustomerHistory> customers,
        Func<CustomerPeriod, string?> group,
        Func<string, MetricScope>? scopeOf = null,
        IEnumerable<string>? groups = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(group);
        IMetric[] all = [.. metrics];
        SortedDictionary<string, MetricGroup> byName = new(StringComparer.Ordinal);
        foreach (string name in groups ?? [])
        {
            _ = Group(name);
        }

        foreach (CustomerHistory history in customers)
        {
            CustomerPeriod customer = new(history, scope);
            Group(group(customer) ?? string.Empty).Add(customer);
        }

        return [.. byName.Values.SelectMany(g => g.Results())];

        MetricGroup Group(string name)
        {
            if (!byName.TryGetValue(name, out MetricGroup? found))
            {
                found = new MetricGroup(name, scopeOf?.Invoke(name) ?? scope, all);
                byName.Add(name, found);
            }

            return found;
        }
    }
}
