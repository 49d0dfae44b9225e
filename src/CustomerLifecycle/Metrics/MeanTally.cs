namespace CustomerLifecycle.Metrics;

/// <summary>Takes the mean of what is observed.</summary>
internal sealed class MeanTally(Func<CustomerPeriod, IEnumerable<double>> observations, string undefined) : IMetricTally
{
    private ExactSum _sum;
    private ExactSum _squares;
    private long _count;

    public void Add(CustomerPeriod customer)
    {
        foreach (double value in observations(customer))
        {
            _sum.Add(value);
            _squares.Add(value * value);
            _count++;
        }
    }

    public IReadOnlyList<MetricValue> Values() => [MetricValue.Mean(_sum.Value, _squares.Value, _count, undefined)];
}
