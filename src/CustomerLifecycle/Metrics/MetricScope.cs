using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Metrics;

/// <summary>What all metrics of a report have in common: period, shop, what was spent, and how far the data reach.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class MetricScope
{
    private static LocalizedText UnknownOfGroup => NoValue.WhatWasSpentOnTheGroupIsNotKnown;

    // What was spent in the period on people of whom this scope's are some, nobody knows which part of it on them.
    private readonly IReadOnlyList<MarketingSpend> _spentOnAll = [];

    /// <summary>Initializes a new instance of the <see cref="MetricScope"/> class.</summary>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentException">The period is the default, which has no day.</exception>
    public MetricScope(Shop shop, MetricPeriod period)
    {
        ArgumentNullException.ThrowIfNull(shop);
        Shop = shop;
        Period = period == default ? throw new ArgumentException("A period has at least one day.", nameof(period)) : period;
        ObservedUntil = period.To;
    }

    private MetricScope(MetricScope all, IReadOnlyList<MarketingSpend> spend, IReadOnlyList<MarketingSpend> spentOnAll)
        : this(all.Shop, all.Period)
    {
        ObservedUntil = all.ObservedUntil;
        ActiveDays = all.ActiveDays;
        ResponseDays = all.ResponseDays;
        Currency = all.Currency;
        Attribution = all.Attribution;
        Spend = spend;
        _spentOnAll = spentOnAll;
    }

    /// <summary>The most days that <see cref="ActiveDays"/> and <see cref="ResponseDays"/> may be: a hundred years.</summary>
    public const int MostDays = 36_500;

    /// <summary>Gets zone, currency and order policy.</summary>
    public Shop Shop { get; }

    /// <summary>Gets the period.</summary>
    public MetricPeriod Period { get; }

    /// <summary>
    /// Gets the first day of which nothing is known any more. Default: the end of the period. A rate "within so many days" counts only
    /// those who have been watched that long by then.
    /// </summary>
    /// <exception cref="ArgumentException">The data end before the period does: what has not been seen is no metric of it.</exception>
    public LocalDate ObservedUntil
    {
        get;
        init => field = value >= Period.To
            ? value
            : throw new ArgumentException(
                $"The data end with {LocalDatePattern.Iso.Format(value)}, before the period {Period} is over; "
                    + "let the period end there too.",
                nameof(value));
    }

    /// <summary>
    /// Gets within how many days of an order a customer counts as active; after more days they are lapsed. Unit: days, 1 to
    /// <see cref="MostDays"/>. Default: 90.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less or more.</exception>
    public int ActiveDays { get; init => field = Guard.Against.OutsideOf(value, 1, MostDays); } = 90;

    /// <summary>
    /// Gets within how many days something must follow: an order on a sign-up or a filled basket, an answer on a sign-up, a second order on
    /// the first. Unit: days, 1 to <see cref="MostDays"/>. Default: 30.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less or more.</exception>
    public int ResponseDays { get; init => field = Guard.Against.OutsideOf(value, 1, MostDays); } = 30;

    /// <summary>Gets what was spent on marketing; empty: nothing is known.</summary>
    /// <exception cref="ArgumentNullException">The list, or a row of it, is missing.</exception>
    public IReadOnlyList<MarketingSpend> Spend
    {
        get;
        init => field = [.. Guard.Against.NothingWithin(Guard.Against.Missing(value))];
    } = [];

    /// <summary>Gets the currency of all amounts; <see langword="null"/> where nobody said.</summary>
    public string? Currency
    {
        get => field ?? Shop.Currency;
        init;
    }

    /// <summary>Gets what customers are put down to: which channel or campaign brought them. Default: the first touch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public Attribution Attribution { get; init => field = Guard.Against.Undefined(value); }

    /// <summary>The spend of the period.</summary>
    internal IEnumerable<MarketingSpend> SpendInPeriod => Spend.Where(s => s.On >= Period.From && s.On < Period.To);

    /// <summary>Why nothing can be divided by the spend of the period; null where it is known.</summary>
    internal LocalizedText? SpendUnknown => _spentOnAll.Any() ? UnknownOfGroup : SpendInPeriod.Any() ? null : NoValue.NoSpendIsKnown;

    /// <summary>Why the impressions of the spend are not known; null where they are, or there are none.</summary>
    internal LocalizedText? ImpressionsUnknown => _spentOnAll.Any(s => s.Impressions > 0) ? UnknownOfGroup : null;

    /// <summary>The same with some of the spend alone, for the customers on whom it was spent.</summary>
    internal MetricScope WithSpend(IEnumerable<MarketingSpend> spend) => new(this, [.. spend], []);

    /// <summary>The same for a group of customers of which nobody knows what was spent on them.</summary>
    internal MetricScope WithoutSpend() => new(this, [], [.. SpendInPeriod]);
}
