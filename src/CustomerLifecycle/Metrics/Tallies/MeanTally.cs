namespace CustomerLifecycle.Metrics;

/// <summary>Takes the mean of what is observed.</summary>
internal sealed class MeanTally(
    Func<CustomerPeriod, IEnumerable<double>> observations, LocalizedText undefined, FactRange? range = null) : IMetricTally
{
    private ExactSum _sum;
    private Spread _spread;

    public void Add(CustomerPeriod customer)
    {
        foreach (double value in observations(customer))
        {
            _sum.Add(value);
            _spread.Add(value);
        }
    }

    public IReadOnlyList<MetricValue> Values() =>
        [MetricValue.Mean(_sum.Value, _spread.SquaredDeviations, _spread.Count, undefined, range ?? _spread.Side)];
}
