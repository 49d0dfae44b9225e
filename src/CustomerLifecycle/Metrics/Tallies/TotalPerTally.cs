namespace CustomerLifecycle.Metrics;

/// <summary>
/// A total of all customers divided by the number of things observed: returns lower the revenue of the period even where who sent them
/// back did not buy in it. The interval is that of the things' own mean, in proportion, so that it goes below 0 only where one of them
/// does.
/// </summary>
internal sealed class TotalPerTally(
    Func<CustomerPeriod, decimal> total, Func<CustomerPeriod, IEnumerable<double>> observations, LocalizedText undefined) : IMetricTally
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

    public IReadOnlyList<MetricValue> Values()
    {
        double ratio = _spread.Mean > 0 ? Math.Max(0, (double)_total / _spread.Count / _spread.Mean) : 0;
        double squares = _spread.SquaredDeviations;
        bool isNear = ratio > 0 && _spread.Side.Low == 0;
        return [MetricValue.Mean(
            (double)_total, isNear ? squares * ratio * ratio : squares, _spread.Count, undefined, isNear ? _spread.Side : null)];
    }
}
