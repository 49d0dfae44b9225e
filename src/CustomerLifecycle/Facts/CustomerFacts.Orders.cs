namespace CustomerLifecycle;

/// <content>What the customer bought.</content>
public readonly partial struct CustomerFacts
{
    /// <summary>Gets the number of orders that count under the shop's <see cref="OrderPolicy"/>. Unit: count, 0 or more.</summary>
    public int Orders { get => Number(IntegerFact.Orders); init => _words[(int)IntegerFact.Orders] = Count(value); }

    /// <summary>Gets the calendar days since the last order that counts. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    public int? DaysSinceLastOrder
    {
        get => Optional(IntegerFact.DaysSinceLastOrder, DaysBias);
        init => _words[(int)IntegerFact.DaysSinceLastOrder] = Days(value);
    }

    /// <summary>Gets the calendar days since the first order that counts. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    public int? DaysSinceFirstOrder
    {
        get => Optional(IntegerFact.DaysSinceFirstOrder, DaysBias);
        init => _words[(int)IntegerFact.DaysSinceFirstOrder] = Days(value);
    }

    /// <summary>Gets the number of orders that count and were cross-selling. Unit: count, 0 or more.</summary>
    public int CrossSells { get => Number(IntegerFact.CrossSells); init => _words[(int)IntegerFact.CrossSells] = Count(value); }

    /// <summary>Gets the number of orders that count and were up-selling. Unit: count, 0 or more.</summary>
    public int UpSells { get => Number(IntegerFact.UpSells); init => _words[(int)IntegerFact.UpSells] = Count(value); }

    /// <summary>Gets the number of orders that count and were deep-selling. Unit: count, 0 or more.</summary>
    public int DeepSells { get => Number(IntegerFact.DeepSells); init => _words[(int)IntegerFact.DeepSells] = Count(value); }

    /// <summary>Gets the number of returns and refunds. Unit: count, 0 or more.</summary>
    public int Returns { get => Number(IntegerFact.Returns); init => _words[(int)IntegerFact.Returns] = Count(value); }

    /// <summary>Gets the calendar days since the last return or refund. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    public int? DaysSinceLastReturn
    {
        get => Optional(IntegerFact.DaysSinceLastReturn, DaysBias);
        init => _words[(int)IntegerFact.DaysSinceLastReturn] = Days(value);
    }

    /// <summary>Gets the number of items ordered in orders that count. Unit: count, 0 or more.</summary>
    public int Items { get => Number(IntegerFact.Items); init => _words[(int)IntegerFact.Items] = Count(value); }

    /// <summary>Gets the amount of the orders that count, less returns and refunds; may be negative. Unit: the shop's currency.</summary>
    public double Revenue
    {
        get => _amounts[(int)AmountFact.Revenue];
        init => _amounts[(int)AmountFact.Revenue] = Guard.Against.NotFinite(value);
    }

    /// <summary>
    /// Gets the revenue less the cost of what was sold and kept; equals revenue where no cost was given; may be negative. Unit: the shop's
    /// currency.
    /// </summary>
    public double Profit
    {
        get => _amounts[(int)AmountFact.Profit];
        init => _amounts[(int)AmountFact.Profit] = Guard.Against.NotFinite(value);
    }

    /// <summary>Gets the amount of the largest order that counts, 0 where there is none. Unit: the shop's currency.</summary>
    public double LargestOrder
    {
        get => _amounts[(int)AmountFact.LargestOrder];
        init => _amounts[(int)AmountFact.LargestOrder] = Guard.Against.NotFinite(value);
    }

    /// <summary>Gets the amount of the newest order that counts, 0 where there is none. Unit: the shop's currency.</summary>
    public double LastOrderAmount
    {
        get => _amounts[(int)AmountFact.LastOrderAmount];
        init => _amounts[(int)AmountFact.LastOrderAmount] = Guard.Against.NotFinite(value);
    }

    /// <summary>Gets the money given back by returns, refunds and refunded orders. Unit: the shop's currency.</summary>
    public double ReturnedAmount
    {
        get => _amounts[(int)AmountFact.ReturnedAmount];
        init => _amounts[(int)AmountFact.ReturnedAmount] = Guard.Against.NotFinite(value);
    }

    /// <summary>
    /// Gets the mean amount of the orders that count, net of returns. Unit: the shop's currency; <see langword="null"/>: no order yet.
    /// </summary>
    public double? AverageOrderValue => Orders == 0 ? null : Revenue / Orders;

    /// <summary>
    /// Gets the share of the gross order amount that was given back, 0 to 1 where nothing but ordered goods came back. Unit: fraction;
    /// <see langword="null"/>: no order yet.
    /// </summary>
    public double? ReturnedShare => Revenue + ReturnedAmount > 0 ? ReturnedAmount / (Revenue + ReturnedAmount) : null;

    /// <summary>
    /// Gets the mean number of days between consecutive orders that count. Unit: days; <see langword="null"/>: fewer than two orders.
    /// </summary>
    public double? MeanDaysBetweenOrders => Orders > 1 ? (DaysSinceFirstOrder - DaysSinceLastOrder) / (Orders - 1.0) : null;
}
