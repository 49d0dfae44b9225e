namespace CustomerLifecycle;

/// <summary>When a customer is said to decline, each sign measured against the customer's own past.</summary>
/// <remarks>
/// <para>
/// Recent and lifetime are compared by forward-decayed sums (Cormode, Shkapenyuk, Srivastava and Xu, "Forward decay", ICDE 2009): what
/// happened weighs half as much a <see cref="HalfLifeDays">half-life</see> earlier. They are exact whatever the order in which events
/// arrive.
/// </para>
/// <para>The four signs are those of source 004: buys less often, buys cheaper, returns more, and (ours) engages less.</para>
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record DeclinePolicy
{
    /// <summary>Gets the default policy.</summary>
    public static DeclinePolicy Default { get; } = new();

    /// <summary>Gets in how many days what happened loses half of its weight among recent things. Default: 90; 7 to 1000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 7 to 1000.</exception>
    public int HalfLifeDays
    {
        get;
        init
        {
            field = Guard.Against.OutsideOf(value, 7, 1_000);
            Weights = new FadingWeights(value);
        }
    } = 90;

    /// <summary>
    /// Gets how surprising a silence must be to be overdue: this share of the gaps between orders that the customer's own rhythm lets
    /// expect is shorter. Default: 0.95; more than 0, less than 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public double OverdueQuantile { get; init => field = Guard.Against.NotAShare(value); } = 0.95;

    /// <summary>
    /// Gets the rhythm of the shop that a customer's own is shrunk towards. Default: <see langword="null"/>; then a customer has a rhythm
    /// from the third order on, and nobody else is ever overdue.
    /// </summary>
    public ShopRhythm? Rhythm { get; init; }

    /// <summary>Gets the fewest orders of a customer whose pace, order value and returns are judged. Default: 4; at least 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 2.</exception>
    public int MinimumOrders { get; init => field = Guard.Against.Below(value, 2); } = 4;

    /// <summary>Gets the fewest signs of life beside orders of a customer whose engagement is judged. Default: 8; at least 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 2.</exception>
    public int MinimumEngagements { get; init => field = Guard.Against.Below(value, 2); } = 8;

    /// <summary>
    /// Gets how much recent orders must weigh together on the day of the last one, which itself weighs 1, so that "recent" is more than a
    /// single order. Default: 2; at least 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1 or not finite.</exception>
    public double MinimumRecentWeight { get; init => field = Guard.Against.NotFiniteFrom(value, 1); } = 2;

    /// <summary>
    /// Gets the share of the own lifetime pace below which a customer buys less often, or engages less. Default: 0.5; more than 0, less
    /// than 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public double PaceShare { get; init => field = Guard.Against.NotAShare(value); } = 0.5;

    /// <summary>
    /// Gets the percentage of the own mean order value at or below which the customer buys cheaper. Default: 75; 1 to 99.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is outside 1 to 99.</exception>
    public int CheaperPercent { get; init => field = Guard.Against.OutsideOf(value, 1, 99); } = 75;

    /// <summary>Gets how many times the own share of returned money the recent one must be. Default: 1.5; more than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is 1 or less, or not finite.</exception>
    public double ReturnFactor { get; init => field = Guard.Against.NotFiniteAbove(value, 1); } = 1.5;

    /// <summary>Gets the percentage of recently ordered money below which returns are never a sign. Default: 10; 0 to 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is outside 0 to 100.</exception>
    public int LeastReturnPercent { get; init => field = Guard.Against.OutsideOf(value, 0, 100); } = 10;

    /// <summary>
    /// Gets what the sign "buys less often" counts for in the defection warning, where every other sign counts 1. Default: 2; at least 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int LessOftenCounts { get; init => field = Guard.Against.OutsideOf(value, 1, 100); } = 2;

    /// <summary>Gets what the signs must count for together to be a defection warning. Default: 2; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int WarningCounts { get; init => field = Guard.Against.OutsideOf(value, 1, 100); } = 2;

    /// <summary>Gets the weights of recent things by their day.</summary>
    internal FadingWeights Weights { get; private init; } = new(90);
}
