namespace CustomerLifecycle.Metrics;

/// <summary>Makes metrics that divide what was spent, or something else that is known of spend alone.</summary>
internal static class SpendMetric
{
    /// <summary>Spend of the period divided by what customers add.</summary>
    public static IMetric Per(MetricDefinition definition, Func<CustomerPeriod, double> acquired, string undefined) => Metric.Of(
        definition,
        scope => new KnownSpendTally(
            scope, new RatioTally(_ => 0, acquired, undefined, start: (double)scope.SpendInPeriod.Sum(s => s.Amount))));

    /// <summary>What customers add divided by the spend of the period.</summary>
    public static IMetric Of(MetricDefinition definition, Func<CustomerPeriod, double> value) => Metric.Of(
        definition,
        scope => new KnownSpendTally(
            scope,
            new RatioTally(value, _ => 0, "nothing was spent in the period", startBelow: (double)scope.SpendInPeriod.Sum(s => s.Amount))));

    private sealed class KnownSpendTally(MetricScope scope, RatioTally tally) : IMetricTally
    {
        public void Add(CustomerPeriod customer) => tally.Add(customer);

        public IReadOnlyList<MetricValue> Values() => scope.SpendInPeriod.Any() ? tally.Values() : [MetricValue.None("no spend is known")];
    }
}
