namespace CustomerLifecycle.Metrics;

/// <summary>Sums what customers add to what is there at the start; divides where there is something to divide by.</summary>
internal sealed class RatioTally(
    Func<CustomerPeriod, double> numerator,
    Func<CustomerPeriod, double>? denominator,
    LocalizedText? undefined,
    double start = 0,
    double startBelow = 0) : IMetricTally
{
    private ExactSum _numerator = new(start);
    private ExactSum _denominator = new(startBelow);

    public void Add(CustomerPeriod customer)
    {
        _numerator.Add(numerator(customer));
        _denominator.Add(denominator?.Invoke(customer) ?? 0);
    }

    public IReadOnlyList<MetricValue> Values() =>
        [denominator is null ? MetricValue.Sum(_numerator.Value) : MetricValue.Ratio(_numerator.Value, _denominator.Value, undefined!)];
}
