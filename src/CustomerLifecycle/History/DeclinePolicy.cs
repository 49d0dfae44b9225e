namespace CustomerLifecycle;

/// <summary>When a customer is said to decline, each sign measured against the customer's own past.</summary>
/// <remarks>
/// <para>
/// Recent is the time of the latest four gaps between orders (of half the gaps where there are fewer than eight) with the silence since; it
/// is compared with all that was before. How long a silence is usual, and how much slower is more than chance, depends on how regular the
/// gaps are between the dozen latest days with an order. All is exact whatever the order in which events arrive.
/// </para>
/// <para>The four signs are those of source 004: buys less often, buys cheaper, returns more, and (ours) engages less.</para>
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record DeclinePolicy
{
    // Two gaps of late and two before.
    private const int FewestDays = 5;

    /// <summary>Gets the default policy.</summary>
    public static DeclinePolicy Default { get; } = new();

    /// <summary>
    /// Gets the rhythm of the shop: what is expected after a first order, and what a customer's own rhythm is shrunk towards. An order is
    /// overdue once the silence is longer than 19 of 20 gaps that the rhythm lets expect. Default: <see cref="ShopRhythm.Unknown"/>.
    /// </summary>
    /// <exception cref="ArgumentNullException">The rhythm is <see langword="null"/>.</exception>
    public ShopRhythm Rhythm { get; init => field = Guard.Against.Null(value); } = ShopRhythm.Unknown;

    /// <summary>
    /// Gets the fewest orders of a customer whose pace, order value and returns are judged; they must be of five days at least. Default: 5;
    /// at least 5.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 5.</exception>
    public int MinimumOrders { get; init => field = Guard.Against.Below(value, FewestDays); } = FewestDays;

    /// <summary>
    /// Gets the fewest signs of life beside orders of a customer whose engagement is judged; they must be of five days at least. Default:
    /// 8;
    /// at least 5.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 5.</exception>
    public int MinimumEngagements { get; init => field = Guard.Against.Below(value, FewestDays); } = 8;

    /// <summary>
    /// Gets the longest silence after which nobody is lost yet: no order, no scan of a loyalty card, no contract. Whoever orders again
    /// after a longer one, which is also longer than twice the own mean gap between orders before, is reactivated. Unit: days; default:
    /// 365; 1 to 36,500.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 1 to 36,500.</exception>
    public int LostAfterDays { get; init => field = Guard.Against.OutsideOf(value, 1, 36_500); } = 365;

    /// <summary>
    /// Gets the share of the own earlier pace at or below which a customer buys less often, or engages less; less of a share where gaps
    /// are so uneven that chance may do it. Default: 0.5; more than 0, less than 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public double PaceShare { get; init => field = Guard.Against.NotAShare(value); } = 0.5;

    /// <summary>
    /// Gets the percentage of the own earlier mean order value at or below which the customer buys cheaper. Default: 75; 1 to 99.
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
}
