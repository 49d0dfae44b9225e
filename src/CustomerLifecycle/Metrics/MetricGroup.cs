namespace CustomerLifecycle.Metrics;

/// <summary>One group of customers in the making: its own scope, and a tally for each metric.</summary>
internal sealed class MetricGroup(string? name, MetricScope scope, IReadOnlyList<IMetric> metrics)
{
    private readonly IMetricTally[] _tallies = [.. metrics.Select(m => m.Begin(scope))];

    /// <summary>Adds a customer of the group.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="ofImpressions">The customer as metrics see them that count impressions; null: the same.</param>
    public void Add(CustomerPeriod customer, CustomerHistory? ofImpressions = null)
    {
        CustomerPeriod own = ReferenceEquals(customer.Scope, scope) ? customer : new CustomerPeriod(customer.History, scope);
        CustomerPeriod seen = ofImpressions is null ? own : new CustomerPeriod(ofImpressions, scope);
        foreach ((IMetric metric, IMetricTally tally) in metrics.Zip(_tallies))
        {
            tally.Add(metric.Definition.CountsImpressions ? seen : own);
        }
    }

    /// <summary>Adds what a customer of another group saw in this one.</summary>
    public void AddImpressions(CustomerHistory impressions)
    {
        CustomerPeriod seen = new(impressions, scope);
        foreach ((IMetric metric, IMetricTally tally) in metrics.Zip(_tallies))
        {
            if (metric.Definition.CountsImpressions)
            {
                tally.Add(seen);
            }
        }
    }

    public IEnumerable<MetricResult> Results() =>
        metrics.Zip(_tallies).SelectMany(m => m.Second.Values().Select(v => new MetricResult(m.First.Definition, scope, name, v)));
}
