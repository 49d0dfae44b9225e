namespace CustomerLifecycle;

/// <content>What the customer bought.</content>
public readonly partial struct CustomerFacts
{
    /// <summary>Gets the number of orders that count under the shop's <see cref="OrderPolicy"/>. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int Orders { get => Number(ShippedFacts.Orders); init => _words[ShippedFacts.Orders.Index] = Count(value); }

    /// <summary>Gets the calendar days since the last order that counts. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceLastOrder
    {
        get => Optional(ShippedFacts.DaysSinceLastOrder);
        init => _words[ShippedFacts.DaysSinceLastOrder.Index] = Days(value);
    }

    /// <summary>Gets the calendar days since the first order that counts. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceFirstOrder
    {
        get => Optional(ShippedFacts.DaysSinceFirstOrder);
        init => _words[ShippedFacts.DaysSinceFirstOrder.Index] = Days(value);
    }

    /// <summary>Gets the number of orders that count and were cross-selling. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int CrossSells { get => Number(ShippedFacts.CrossSells); init => _words[ShippedFacts.CrossSells.Index] = Count(value); }

    /// <summary>Gets the number of orders that count and were up-selling. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int UpSells { get => Number(ShippedFacts.UpSells); init => _words[ShippedFacts.UpSells.Index] = Count(value); }

    /// <summary>Gets the number of orders that count and were deep-selling. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int DeepSells { get => Number(ShippedFacts.DeepSells); init => _words[ShippedFacts.DeepSells.Index] = Count(value); }

    /// <summary>Gets the number of returns and refunds. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int Returns { get => Number(ShippedFacts.Returns); init => _words[ShippedFacts.Returns.Index] = Count(value); }

    /// <summary>Gets the calendar days since the last return or refund. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceLastReturn
    {
        get => Optional(ShippedFacts.DaysSinceLastReturn);
        init => _words[ShippedFacts.DaysSinceLastReturn.Index] = Days(value);
    }

    /// <summary>Gets the number of items ordered in orders that count. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int Items { get => Number(ShippedFacts.Items); init => _words[ShippedFacts.Items.Index] = Count(value); }

    /// <summary>
    /// Gets the amount of the orders that count, less returns and refunds, and what was paid for contracts; may be negative. Unit: the
    /// shop's currency.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public double Revenue
    {
        get => _amounts[ShippedFacts.Revenue.Index];
        init => _amounts[ShippedFacts.Revenue.Index] = Guard.Against.NotFinite(value);
    }

    /// <summary>
    /// Gets the revenue less the cost of what was sold and kept and of contracts; equals revenue where no cost was given; may be negative.
    /// Unit: the shop's currency.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public double Profit
    {
        get => _amounts[ShippedFacts.Profit.Index];
        init => _amounts[ShippedFacts.Profit.Index] = Guard.Against.NotFinite(value);
    }

    /// <summary>Gets the amount of the largest order that counts, 0 where there is none. Unit: the shop's currency.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public double LargestOrder
    {
        get => _amounts[ShippedFacts.LargestOrder.Index];
        init => _amounts[ShippedFacts.LargestOrder.Index] = Guard.Against.NotFiniteFrom(value, 0);
    }

    /// <summary>Gets the amount of the newest order that counts, 0 where there is none. Unit: the shop's currency.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public double LastOrderAmount
    {
        get => _amounts[ShippedFacts.LastOrderAmount.Index];
        init => _amounts[ShippedFacts.LastOrderAmount.Index] = Guard.Against.NotFiniteFrom(value, 0);
    }

    /// <summary>Gets the money given back by returns, refunds and refunded orders. Unit: the shop's currency.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public double ReturnedAmount
    {
        get => _amounts[ShippedFacts.ReturnedAmount.Index];
        init => _amounts[ShippedFacts.ReturnedAmount.Index] = Guard.Against.NotFiniteFrom(value, 0);
    }

    /// <summary>
    /// Gets the calendar days since the last order that counts and was cross-, up- or deep-selling. Unit: days, 0 or more;
    /// <see langword="null"/>: never.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceLastFurtherSelling
    {
        get => Optional(ShippedFacts.DaysSinceLastFurtherSelling);
        init => _words[ShippedFacts.DaysSinceLastFurtherSelling.Index] = Days(value);
    }

    /// <summary>
    /// Gets the calendar days until the customer, if nothing happens, is lost: no order, no scan of a loyalty card and no contract for
    /// longer than <see cref="DeclinePolicy.LostAfterDays"/>, and for longer than twice the own mean gap between orders; 0 or negative once
    /// they are. A contract counts until the end of its term, canceled or not. Unit: days, may be negative; <see langword="null"/>: no
    /// customer yet.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysUntilLost
    {
        get => Optional(ShippedFacts.DaysUntilLost);
        init => _words[ShippedFacts.DaysUntilLost.Index] = SignedDays(value);
    }

    /// <summary>
    /// Gets the calendar days since the customer last came back after being lost. Unit: days, 0 or more; <see langword="null"/>: never
    /// lost, or not back.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceReactivation
    {
        get => Optional(ShippedFacts.DaysSinceReactivation);
        init => _words[ShippedFacts.DaysSinceReactivation.Index] = Days(value);
    }

    /// <summary>
    /// Gets the number of orders that count and of scans of a loyalty card since the customer last came back after being lost, the first
    /// included. Unit: count, 0 or more; <see langword="null"/>: never lost, or not back.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? PurchasesSinceReactivation
    {
        get => Optional(ShippedFacts.PurchasesSinceReactivation);
        init => _words[ShippedFacts.PurchasesSinceReactivation.Index] = Days(value);
    }

    /// <summary>
    /// Gets the mean amount of the orders that count, net of returns. Unit: the shop's currency; <see langword="null"/>: no order yet.
    /// </summary>
    public double? AverageOrderValue => Orders == 0 ? null : (Revenue - ContractRevenue) / Orders;

    /// <summary>
    /// Gets the share of the gross order amount that was given back, 0 to 1 where nothing but ordered goods came back. Unit: fraction;
    /// <see langword="null"/>: no order yet.
    /// </summary>
    public double? ReturnedShare =>
        Revenue - ContractRevenue + ReturnedAmount is > 0 and var ordered ? ReturnedAmount / ordered : null;

    /// <summary>
    /// Gets the mean number of days between consecutive orders that count. Unit: days; <see langword="null"/>: fewer than two orders.
    /// </summary>
    public double? MeanDaysBetweenOrders => Orders > 1 ? (DaysSinceFirstOrder - DaysSinceLastOrder) / (Orders - 1.0) : null;
}
