namespace CustomerLifecycle.Metrics;

/// <summary>Makes metrics of what was spent, and of the impressions that it bought.</summary>
internal static class SpendMetric
{
    /// <summary>Spend of the period divided by what customers add.</summary>
    public static IMetric Per(MetricDefinition definition, Func<CustomerPeriod, double> acquired, LocalizedText undefined) => Metric.Of(
        definition,
        scope => Known(
            scope.SpendUnknown, new RatioTally(_ => 0, acquired, undefined, start: (double)scope.SpendInPeriod.Sum(s => s.Amount))));

    /// <summary>What customers add divided by the spend of the period.</summary>
    public static IMetric Of(MetricDefinition definition, Func<CustomerPeriod, double> value) => Metric.Of(
        definition,
        scope => Known(
            scope.SpendUnknown,
            new RatioTally(value, _ => 0, NoValue.NothingWasSpentInThePeriod, startBelow: (double)scope.SpendInPeriod.Sum(s => s.Amount))));

    /// <summary>What needs the impressions of the spend, as a tally that begins with their number.</summary>
    public static IMetric OfImpressions(MetricDefinition definition, Func<MetricScope, double, IMetricTally> begin) => Metric.Of(
        definition,
        scope => Known(scope.ImpressionsUnknown, begin(scope, scope.SpendInPeriod.Sum(s => (double)s.Impressions))));

    private static KnownTally Known(LocalizedText? unknown, IMetricTally tally) => new(unknown, tally);

    private sealed class KnownTally(LocalizedText? unknown, IMetricTally tally) : IMetricTally
    {
        public void Add(CustomerPeriod customer) => tally.Add(customer);

        public IReadOnlyList<MetricValue> Values() => unknown is null ? tally.Values() : [MetricValue.None(unknown)];
    }
}
