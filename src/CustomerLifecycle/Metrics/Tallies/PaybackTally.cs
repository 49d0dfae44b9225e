namespace CustomerLifecycle.Metrics;

/// <summary>
/// Months until the profit of a customer has paid for their acquisition, if every month brings what the months of the period brought.
/// </summary>
internal sealed class PaybackTally(MetricScope scope) : IMetricTally
{
    private const double DaysOfMonth = 365.25 / 12;

    private long _new;
    private long _buyers;
    private decimal _profit;

    public void Add(CustomerPeriod customer)
    {
        _new += customer.IsNew ? 1 : 0;
        _buyers += customer.IsBuyer ? 1 : 0;
        _profit += customer.Profit;
    }

    public IReadOnlyList<MetricValue> Values()
    {
        double spend = (double)scope.SpendInPeriod.Sum(s => s.Amount);
        return
        [
            scope.SpendUnknown is { } unknown ? MetricValue.None(unknown)
            : _new == 0 ? MetricValue.None(NoValue.NoNewCustomersInThePeriod)
            : _profit <= 0 ? MetricValue.None(NoValue.ThereWasNoProfitInThePeriod)
            : MetricValue.Ratio(
                spend / _new, (double)_profit / _buyers / (scope.Period.Days / DaysOfMonth), NoValue.ThereWasNoProfitInThePeriod),
        ];
    }
}
