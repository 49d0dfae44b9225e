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
        get => Optional(IntegerFact.DaysUntilOverdue, SignedBias);
        init => _words[(int)IntegerFact.DaysUntilOverdue] = SignedDays(value);
    }

    /// <summary>
    /// Gets the calendar days until the customer, if nothing happens, buys less often than in the own past: overdue, or at half the pace.
    /// Unit: days, may be negative; <see langword="null"/>: not enough is known.
    /// </summary>
    public int? DaysUntilBuyingLessOften
    {
        get => Optional(IntegerFact.DaysUntilBuyingLessOften, SignedBias);
        init => _words[(int)IntegerFact.DaysUntilBuyingLessOften] = SignedDays(value);
    }

    /// <summary>
    /// Gets the calendar days until the customer, if nothing happens, engages less than in the own past; orders are no engagement here.
    /// Unit: days, may be negative; <see langword="null"/>: not enough is known.
    /// </summary>
    public int? DaysUntilEngagingLess
    {
        get => Optional(IntegerFact.DaysUntilEngagingLess, SignedBias);
        init => _words[(int)IntegerFact.DaysUntilEngagingLess] = SignedDays(value);
    }

    /// <summary>
    /// Gets the calendar days until the signs of decline, if nothing happens, add up to a defection warning: 0 or negative once they do.
    /// Unit: days, may be negative; <see langword="null"/>: they never will, or not enough is known.
    /// </summary>
    public int? DaysUntilDefectionWarning
    {
        get => Optional(IntegerFact.DaysUntilDefectionWarning, SignedBias);
        init => _words[(int)IntegerFact.DaysUntilDefectionWarning] = SignedDays(value);
    }

    /// <summary>
    /// Gets the mean value of recent orders in per cent of that of all orders of the customer. Unit: per cent, 0 or more;
    /// <see langword="null"/>: too few orders.
    /// </summary>
    public int? RecentOrderValuePercent
    {
        get => Optional(IntegerFact.RecentOrderValuePercent, DaysBias);
        init => _words[(int)IntegerFact.RecentOrderValuePercent] = Days(value);
    }

    /// <summary>
    /// Gets the share of recently ordered money that came back. Unit: per cent, 0 to 100; <see langword="null"/>: too few orders.
    /// </summary>
    public int? RecentReturnPercent
    {
        get => Optional(IntegerFact.RecentReturnPercent, DaysBias);
        init => _words[(int)IntegerFact.RecentReturnPercent] = Days(value);
    }
}
