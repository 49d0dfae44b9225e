namespace CustomerLifecycle.Metrics;

/// <summary>
/// A total of all customers divided by the number of things observed, with the interval from the spread of the latter: returns lower the
/// revenue of the period even where who sent them back did not buy in it.
/// </summary>
internal sealed class TotalPerTally(
    Func<CustomerPeriod, decimal> total, Func<CustomerPeriod, IEnumerable<double>> observations, string undefined) : IMetricTally
{
    private decimal _total;
    private Spread _spread;

    public void Add(CustomerPeriod customer)
    {
        _total += total(customer);
        foreach (double value in observations(customer))
        {
            _spread.Add(value);
        }
    }

    public IReadOnlyList<MetricValue> Values() => [MetricValue.Mean((double)_total, _spread.SquaredDeviations, _spread.Count, undefined)];
}
