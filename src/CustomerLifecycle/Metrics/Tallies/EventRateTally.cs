namespace CustomerLifecycle.Metrics;

/// <summary>Counts how often something happened for each of something else, or for so many of it; it may exceed one.</summary>
internal sealed class EventRateTally(
    Func<CustomerPeriod, double> happened,
    Func<CustomerPeriod, double> per,
    LocalizedText undefined,
    double happenedBefore = 0,
    double perBefore = 0,
    double times = 1) : IMetricTally
{
    private double _happened = happenedBefore;
    private double _per = perBefore;

    public void Add(CustomerPeriod customer)
    {
        _happened += happened(customer);
        _per += per(customer);
    }

    public IReadOnlyList<MetricValue> Values()
    {
        MetricValue rate = MetricValue.EventRate(_happened, _per, undefined);
        return times == 1 || rate is not { Value: { } value, Interval: { } interval }
            ? [rate]
            :
            [
                MetricValue.Of(
                    times * value,
                    _happened,
                    _per,
                    new ConfidenceInterval(times * interval.Low, times * interval.High, interval.Method)),
            ];
    }
}
