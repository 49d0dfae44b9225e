namespace CustomerLifecycle;

/// <content>Signs of breaking away, each against the customer's own past, as <see cref="Shop.Decline"/> says.</content>
public readonly partial struct CustomerFacts
{
    /// <summary>
    /// Gets the calendar days until the next order is overdue by the customer's own rhythm: 0 or negative once it is. Unit: days, may be
    /// negative; <see langword="null"/>: no rhythm is known.
    /// </summary>
    public int? DaysUntilOverdue
    {
        get => Optional(ShippedFacts.DaysUntilOverdue);
        init => _words[ShippedFacts.DaysUntilOverdue.Index] = SignedDays(value);
    }

    /// <summary>
    /// Gets the calendar days until the customer, if nothing happens, buys less often than in the own past: overdue, or at half the pace.
    /// Unit: days, may be negative; <see langword="null"/>: not enough is known.
    /// </summary>
    public int? DaysUntilBuyingLessOften
    {
        get => Optional(ShippedFacts.DaysUntilBuyingLessOften);
        init => _words[ShippedFacts.DaysUntilBuyingLessOften.Index] = SignedDays(value);
    }

    /// <summary>
    /// Gets the calendar days until the customer, if nothing happens, engages less than in the own past; orders are no engagement here.
    /// Unit: days, may be negative; <see langword="null"/>: not enough is known.
    /// </summary>
    public int? DaysUntilEngagingLess
    {
        get => Optional(ShippedFacts.DaysUntilEngagingLess);
        init => _words[ShippedFacts.DaysUntilEngagingLess.Index] = SignedDays(value);
    }

    /// <summary>
    /// Gets the calendar days until the signs of decline, if nothing happens, add up to a defection warning: 0 or negative once they do.
    /// Unit: days, may be negative; <see langword="null"/>: they never will, or not enough is known.
    /// </summary>
    public int? DaysUntilDefectionWarning
    {
        get => Optional(ShippedFacts.DaysUntilDefectionWarning);
        init => _words[ShippedFacts.DaysUntilDefectionWarning.Index] = SignedDays(value);
    }

    /// <summary>
    /// Gets the mean value of recent orders in per cent of that of all orders of the customer. Unit: per cent, 0 or more;
    /// <see langword="null"/>: too few orders.
    /// </summary>
    public int? RecentOrderValuePercent
    {
        get => Optional(ShippedFacts.RecentOrderValuePercent);
        init => _words[ShippedFacts.RecentOrderValuePercent.Index] = Days(value);
    }

    /// <summary>
    /// Gets the share of recently ordered money that came back. Unit: per cent, 0 to 100; <see langword="null"/>: too few orders.
    /// </summary>
    public int? RecentReturnPercent
    {
        get => Optional(ShippedFacts.RecentReturnPercent);
        init => _words[ShippedFacts.RecentReturnPercent.Index] = Days(value);
    }
}
