using NodaTime;

namespace CustomerLifecycle.Metrics;

/// <summary>
/// What was spent on one channel on one day, perhaps for one campaign, and what it bought that is not recorded person by person.
/// </summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class MarketingSpend
{
    /// <summary>Initializes a new instance of the <see cref="MarketingSpend"/> class.</summary>
    /// <param name="on">The day.</param>
    /// <param name="channel">The channel, as on events; empty where it is not known.</param>
    /// <param name="amount">The money, 0 or more, in the currency of the orders.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or above <see cref="CustomerEvent.MostAmount"/>.</exception>
    public MarketingSpend(LocalDate on, string channel, decimal amount)
    {
        ArgumentNullException.ThrowIfNull(channel);
        On = on;
        Channel = channel;
        Amount = Guard.Against.NoAmount(amount);
    }

    /// <summary>Gets the day.</summary>
    public LocalDate On { get; }

    /// <summary>Gets the channel.</summary>
    public string Channel { get; }

    /// <summary>Gets the money.</summary>
    public decimal Amount { get; }

    /// <summary>Gets the campaign, as on events; <see langword="null"/>: of none, or not known.</summary>
    public string? Campaign { get; init; }

    /// <summary>
    /// Gets the impressions, online or offline, that no event records: newspaper readers, passers-by, banners shown. Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public long Impressions
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Gets the clicks that no event records. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public long Clicks
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }
}
