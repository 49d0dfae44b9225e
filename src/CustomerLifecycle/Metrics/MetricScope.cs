using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Metrics;

/// <summary>What all metrics of a report have in common: period, shop, what was spent, and how far the data reach.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class MetricScope
{
    /// <summary>Initializes a new instance of the <see cref="MetricScope"/> class.</summary>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <param name="period">The period.</param>
    public MetricScope(Shop shop, MetricPeriod period)
    {
        ArgumentNullException.ThrowIfNull(shop);
        Shop = shop;
        Period = period == default ? throw new ArgumentException("A period has at least one day.", nameof(period)) : period;
        ObservedUntil = period.To;
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
    public IReadOnlyList<MarketingSpend> Spend { get; init => field = [.. Guard.Against.Missing(value)]; } = [];

    /// <summary>Gets the currency of all amounts; <see langword="null"/> where nobody said.</summary>
    public string? Currency
    {
        get => field ?? Shop.Currency;
        init;
    }

    /// <summary>The same with the spend of one channel alone, for the customers of that channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <returns>The scope.</returns>
    public MetricScope OfChannel(string channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return WithSpend(Spend.Where(s => string.Equals(s.Channel, channel, StringComparison.Ordinal)));
    }

    /// <summary>The same without any spend, for groups of customers of which nobody knows what was spent on them.</summary>
    /// <returns>The scope.</returns>
    public MetricScope WithoutSpend() => WithSpend([]);

    /// <summary>The spend of the period.</summary>
    internal IEnumerable<MarketingSpend> SpendInPeriod => Spend.Where(s => s.On >= Period.From && s.On < Period.To);

    private MetricScope WithSpend(IEnumerable<MarketingSpend> spend) => new(Shop, Period)
    {
        ObservedUntil = ObservedUntil,
        ActiveDays = ActiveDays,
        ResponseDays = ResponseDays,
        Currency = Currency,
        Spend = [.. spend],
    };
}
