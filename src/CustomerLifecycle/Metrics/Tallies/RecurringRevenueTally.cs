namespace CustomerLifecycle.Metrics;

/// <summary>What was paid for the terms of contracts, spread over their days, in all or as a share of the revenue.</summary>
internal sealed class RecurringRevenueTally(bool isShare) : IMetricTally
{
    private double _recurring;
    private double _orders;
    private bool _isPriceKnown;
    private bool _isPriceMissing;

    public void Add(CustomerPeriod customer)
    {
        // Old refunds do not recur.
        _orders += (double)Math.Max(0, customer.OrderRevenue);
        foreach (ContractTerm term in customer.ContractTerms)
        {
            int days = Math.Min(term.End, customer.ToDay) - Math.Max(term.Start, customer.FromDay);
            if (days > 0)
            {
                _recurring += (double)term.Amount * days / (term.End - term.Start);
                _isPriceKnown |= term.Amount > 0;
                _isPriceMissing |= term.Amount == 0;
            }
        }
    }

    public IReadOnlyList<MetricValue> Values() =>
    [
        _isPriceMissing && !_isPriceKnown ? MetricValue.None(NoValue.OfNoContractItIsKnownWhatWasPaid)
        : isShare ? MetricValue.Ratio(_recurring, _recurring + _orders, NoValue.NoRevenueInThePeriod)
        : MetricValue.Sum(_recurring),
    ];
}
