namespace CustomerLifecycle.Metrics;

/// <summary>Takes the mean of what is observed.</summary>
internal sealed class MeanTally(Func<CustomerPeriod, IEnumerable<double>> observations, string undefined) : IMetricTally
{
    private double _sum;
    private double _squares;
    private long _count;

    public void Add(CustomerPeriod customer)
    {
        foreach (double value in observations(customer))
        {
            _sum += value;
            _squares += value * value;
            _count++;
        }
    }

    public IReadOnlyList<MetricValue> Values() => [MetricValue.Mean(_sum, _squares, _count, undefined)];
}
