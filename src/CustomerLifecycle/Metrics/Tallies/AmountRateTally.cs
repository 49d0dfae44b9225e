namespace CustomerLifecycle.Metrics;

/// <summary>
/// Divides an amount by the sum of others, e.g. what was given back by what was sold, with the score interval of a count: as many amounts
/// as would say as much if they were all the same (Kish's effective number) are taken for the things that are counted.
/// </summary>
internal sealed class AmountRateTally(
    Func<CustomerPeriod, decimal> amount, Func<CustomerPeriod, IEnumerable<decimal>> amounts, LocalizedText undefined) : IMetricTally
{
    private decimal _amount;
    private decimal _of;
    private double _squares;

    public void Add(CustomerPeriod customer)
    {
        _amount += amount(customer);
        foreach (decimal one in amounts(customer))
        {
            _of += one;
            _squares += (double)one * (double)one;
        }
    }

    public IReadOnlyList<MetricValue> Values()
    {
        MetricValue rate = MetricValue.Ratio((double)_amount, (double)_of, undefined);
        if (rate.Value is not { } value || value < 0 || !double.IsFinite(_squares))
        {
            return [rate];
        }

        double effective = (double)_of * (double)_of / _squares;
        return [MetricValue.Of(value, rate.Numerator, rate.Denominator, ConfidenceInterval.PoissonScore(value * effective, effective))];
    }
}
