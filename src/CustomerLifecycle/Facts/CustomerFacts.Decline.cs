namespace CustomerLifecycle;

/// <content>The rhythm of orders, and signs of breaking away, each against the customer's own past, as <see cref="Shop.Decline"/>
/// says.</content>
public readonly partial struct CustomerFacts
{
    /// <summary>
    /// Gets the usual days from one day with an order to the next: the median of the latest gaps, of eleven at most. Unit: days, 1 or
    /// more; <see langword="null"/>: orders on one day at most.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? UsualDaysBetweenOrders
    {
        get => Optional(ShippedFacts.UsualDaysBetweenOrders);
        init => _words[ShippedFacts.UsualDaysBetweenOrders.Index] = Days(value);
    }

    /// <summary>
    /// Gets the longest days without an order that the customer's rhythm explains: in 19 of 20 cases the next order comes within. Learnt
    /// from the latest gaps, of eleven at most, and how regular they are, shrunk towards the shop's (<see cref="ShopRhythm"/>). Unit: days;
    /// <see langword="null"/>: no order yet.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? LongestDaysBetweenOrders
    {
        get => Optional(ShippedFacts.LongestDaysBetweenOrders);
        init => _words[ShippedFacts.LongestDaysBetweenOrders.Index] = Days(value);
    }

    /// <summary>
    /// Gets the mean days between the latest orders: of the last four gaps, or half of them where there are fewer than eight. Unit: days,
    /// rounded; <see langword="null"/>: orders on fewer than five days.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? RecentDaysBetweenOrders
    {
        get => Optional(ShippedFacts.RecentDaysBetweenOrders);
        init => _words[ShippedFacts.RecentDaysBetweenOrders.Index] = Days(value);
    }

    /// <summary>
    /// Gets the mean days between all orders before those of <see cref="RecentDaysBetweenOrders"/>. Unit: days, rounded;
    /// <see langword="null"/>: orders on fewer than five days.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? EarlierDaysBetweenOrders
    {
        get => Optional(ShippedFacts.EarlierDaysBetweenOrders);
        init => _words[ShippedFacts.EarlierDaysBetweenOrders.Index] = Days(value);
    }

    /// <summary>
    /// Gets the calendar days until the next order is overdue by the customer's own rhythm: until the silence is longer than
    /// <see cref="LongestDaysBetweenOrders"/>; 0 or negative once it is. Unit: days, may be negative; <see langword="null"/>: no order yet,
    /// or facts of somewhere else that know no rhythm.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysUntilOverdue
    {
        get => Optional(ShippedFacts.DaysUntilOverdue);
        init => _words[ShippedFacts.DaysUntilOverdue.Index] = SignedDays(value);
    }

    /// <summary>
    /// Gets the calendar days until the customer, if nothing happens, buys less often: overdue, or at half the earlier pace
    /// (<see cref="DeclinePolicy.PaceShare"/>). Unit: days, may be negative; <see langword="null"/>: orders on fewer than three days.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysUntilBuyingLessOften
    {
        get => Optional(ShippedFacts.DaysUntilBuyingLessOften);
        init => _words[ShippedFacts.DaysUntilBuyingLessOften.Index] = SignedDays(value);
    }

    /// <summary>
    /// Gets the calendar days until the customer, if nothing happens, engages less than in the own past; orders are no engagement here.
    /// Unit: days, may be negative; <see langword="null"/>: not enough is known.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysUntilEngagingLess
    {
        get => Optional(ShippedFacts.DaysUntilEngagingLess);
        init => _words[ShippedFacts.DaysUntilEngagingLess.Index] = SignedDays(value);
    }

    /// <summary>
    /// Gets the calendar days until the signs of decline, if nothing happens, add up to a defection warning: 0 or negative once they do. It
    /// does not come before the silence is longer than the latest gaps were in the mean: nobody who has just ordered is breaking away.
    /// Unit: days, may be negative; <see langword="null"/>: they never will, or not enough is known.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysUntilDefectionWarning
    {
        get => Optional(ShippedFacts.DaysUntilDefectionWarning);
        init => _words[ShippedFacts.DaysUntilDefectionWarning.Index] = SignedDays(value);
    }

    /// <summary>
    /// Gets the mean value of recent orders, those of <see cref="RecentDaysBetweenOrders"/>, in per cent of that of all orders before.
    /// Unit:
    /// per cent, 0 or more; <see langword="null"/>: too few orders.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? RecentOrderValuePercent
    {
        get => Optional(ShippedFacts.RecentOrderValuePercent);
        init => _words[ShippedFacts.RecentOrderValuePercent.Index] = Days(value);
    }

    /// <summary>
    /// Gets the share of the money of recent orders, those of <see cref="RecentDaysBetweenOrders"/>, that came back since. Unit: per cent,
    /// 0 to 100; <see langword="null"/>: too few orders.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? RecentReturnPercent
    {
        get => Optional(ShippedFacts.RecentReturnPercent);
        init => _words[ShippedFacts.RecentReturnPercent.Index] = Days(value);
    }
}
