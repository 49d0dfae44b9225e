namespace CustomerLifecycle.Metrics;

/// <summary>What a customer brought in a period and up to its end, added up in one walk over orders, returns and contracts.</summary>
internal sealed class PeriodMoney
{
    public PeriodMoney(CustomerPeriod customer)
    {
        foreach (Booking booking in customer.Bookings)
        {
            Add(in booking, customer);
            Restate(in booking, customer);
        }
    }

    /// <summary>The revenue of the orders of the period, less all that came back of them, then or later.</summary>
    public decimal OrderRevenue { get; private set; }

    /// <summary>The same, with what was paid for contracts in the period.</summary>
    public decimal RestatedRevenue { get; private set; }

    public decimal Revenue { get; private set; }

    public decimal Profit { get; private set; }

    public decimal RevenueToDate { get; private set; }

    public decimal ProfitToDate { get; private set; }

    private void Add(in Booking booking, CustomerPeriod customer)
    {
        if (booking.Day >= customer.ToDay)
        {
            return;
        }

        RevenueToDate += booking.Amount;
        ProfitToDate += booking.Amount - booking.Cost;
        if (booking.Day >= customer.FromDay)
        {
            Revenue += booking.Amount;
            Profit += booking.Amount - booking.Cost;
        }
    }

    private void Restate(in Booking booking, CustomerPeriod customer)
    {
        if (booking.OrderDay >= customer.FromDay && booking.OrderDay < customer.ToDay)
        {
            RestatedRevenue += booking.Amount;
            OrderRevenue += booking.IsContract ? 0 : booking.Amount;
        }
    }
}
