namespace CustomerLifecycle.Metrics;

/// <summary>Profit per customer of the period divided by the share lost in it, both of those active at its beginning.</summary>
internal sealed class MarginOverChurnTally : IMetricTally
{
    private decimal _profit;
    private long _active;
    private long _lost;

    public void Add(CustomerPeriod customer)
    {
        if (customer.IsActiveAtStart)
        {
            _active++;
            _lost += customer.IsActiveAtEnd ? 0 : 1;
            _profit += customer.Profit;
        }
    }

    public IReadOnlyList<MetricValue> Values() =>
    [
        (_active, _lost) switch
        {
            (0, _) => MetricValue.None(NoValue.NobodyWasActiveAtTheStartOfThePeriod),
            (_, 0) => MetricValue.None(NoValue.NobodyWasLostInThePeriod),

            // Profit ÷ active ÷ (lost ÷ active)
            _ => MetricValue.Ratio((double)_profit, _lost, NoValue.NobodyWasLostInThePeriod),
        },
    ];
}
