namespace CustomerLifecycle.Metrics;

/// <summary>One group of customers in the making: its own scope, and a tally for each metric.</summary>
internal sealed class MetricGroup(string? name, MetricScope scope, IReadOnlyList<IMetric> metrics)
{
    private readonly IMetricTally[] _tallies = [.. metrics.Select(m => m.Begin(scope))];

    public void Add(CustomerPeriod customer)
    {
        // What lies in the period and who is active is for the group's own scope to say, not for the one that found the group.
        CustomerPeriod own = ReferenceEquals(customer.Scope, scope) ? customer : new CustomerPeriod(customer.History, scope);
        foreach (IMetricTally tally in _tallies)
        {
            tally.Add(own);
        }
    }

    public IEnumerable<MetricResult> Results() =>
        metrics.Zip(_tallies).SelectMany(m => m.Second.Values().Select(v => new MetricResult(m.First.Definition, scope, name, v)));
}
