using CustomerLifecycle.Activity;

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
    public static IReadOnlyList<MetricResult> Compute(IEnumerable<IMetric> metrics, MetricScope scope, IEnumerable<CustomerHistory> customers) =>
        ComputeBy(metrics, scope, customers, _ => null);

    /// <summary>Computes metrics of groups of customers.</summary>
    /// <param name="metrics">The metrics.</param>
    /// <param name="scope">The period and what else holds for all customers.</param>
    /// <param name="customers">The customers, read once; nothing of them is kept.</param>
    /// <param name="group">The group of a customer.</param>
    /// <param name="scopeOf">The scope of a group, where it is another, e.g. with the spend of one channel; <see langword="null"/>: the same for all.</param>
    /// <returns>The values, group by group in ordinal order of their names, each in the order of the metrics.</returns>
    public static IReadOnlyList<MetricResult> ComputeBy(
        IEnumerable<IMetric> metrics,
        MetricScope scope,
        IEnumerable<CustomerHistory> customers,
        Func<CustomerPeriod, string?> group,
        Func<string, MetricScope>? scopeOf = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(group);
        IMetric[] all = [.. metrics];
        SortedDictionary<string, (MetricScope Scope, IMetricTally[] Tallies)> groups = new(StringComparer.Ordinal);
        if (scopeOf is null)
        {
            // Without any customer there still is an answer for all of them.
            _ = Group(string.Empty);
        }

        bool isGrouped = false;
        foreach (CustomerHistory history in customers)
        {
            CustomerPeriod customer = new(history, scope);
            string? name = group(customer);
            isGrouped |= name is not null;
            foreach (IMetricTally tally in Group(name ?? string.Empty))
            {
                tally.Add(customer);
            }
        }

        return
        [
            .. groups.Where(g => !(isGrouped && g.Key.Length == 0))
                .SelectMany(g => all.Zip(g.Value.Tallies)
                    .SelectMany(m => m.Second.Values().Select(v => new MetricResult(m.First.Definition, g.Value.Scope, g.Key.Length == 0 ? null : g.Key, v)))),
        ];

        IMetricTally[] Group(string name)
        {
            if (!groups.TryGetValue(name, out (MetricScope Scope, IMetricTally[] Tallies) found))
            {
                MetricScope own = name.Length == 0 ? scope : scopeOf?.Invoke(name) ?? scope;
                found = (own, [.. all.Select(m => m.Begin(own))]);
                groups.Add(name, found);
            }

            return found.Tallies;
        }
    }
}
