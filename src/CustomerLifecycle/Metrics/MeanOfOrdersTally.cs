namespace CustomerLifecycle.Metrics;

/// <summary>Net revenue per order, with the interval from the spread of the orders' amounts.</summary>
internal sealed class MeanOfOrdersTally : IMetricTally
{
    private decimal _net;
    private double _sum;
    private double _squares;
    private long _count;

    public void Add(CustomerPeriod customer)
    {
        _net += customer.Revenue;
        foreach (ref readonly CountedOrder order in customer.OrdersInPeriod)
        {
            double amount = (double)order.Amount;
            _sum += amount;
            _squares += amount * amount;
            _count++;
        }
    }

    public IReadOnlyList<MetricValue> Values()
    {
        MetricValue gross = MetricValue.Mean(_sum, _squares, _count, "no orders in the period");
        if (gross.Value is not { } mean)
        {
            return [MetricValue.Ratio((double)_net, 0, gross.Undefined!)];
        }

        // Returns lower the mean; the spread is that of what was ordered.
        double net = (double)_net / _count;
        return [MetricValue.Of(net, (double)_net, _count, gross.Interval is { } interval ? Statistics.ConfidenceInterval.OfMean(net, (interval.High - mean) / Statistics.Normal.Z95) : null)];
    }
}
