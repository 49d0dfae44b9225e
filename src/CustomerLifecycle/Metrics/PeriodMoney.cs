namespace CustomerLifecycle.Metrics;

/// <summary>What a customer brought in a period and up to its end, added up in one walk over orders, returns and contracts.</summary>
internal sealed class PeriodMoney
{
    public PeriodMoney(CustomerPeriod customer)
    {
        foreach (CountedOrder order in customer.Orders)
        {
            Add(order.Day, order.Amount, order.Cost, customer);
        }

        foreach (CustomerEvent item in customer.History.JudgedReturns())
        {
            Add(customer.DayOf(in item), -item.Amount, -item.Cost, customer);
        }

        OrderRevenue = Revenue;
        foreach ((CustomerEvent item, int day) in customer.ContractPayments())
        {
            Add(day, item.Amount, item.Cost, customer);
        }
    }

    /// <summary>The revenue of the period without contracts.</summary>
    public decimal OrderRevenue { get; }

    public decimal Revenue { get; private set; }

    public decimal Profit { get; private set; }

    public decimal RevenueToDate { get; private set; }

    public decimal ProfitToDate { get; private set; }

    private void Add(int day, decimal amount, decimal cost, CustomerPeriod customer)
    {
        if (day >= customer.ToDay)
        {
            return;
        }

        RevenueToDate += amount;
        ProfitToDate += amount - cost;
        if (day >= customer.FromDay)
        {
            Revenue += amount;
            Profit += amount - cost;
        }
    }
}
