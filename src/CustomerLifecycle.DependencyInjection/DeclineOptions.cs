
namespace CustomerLifecycle;

/// <summary>
/// When a customer is said to decline, in a form that configuration can bind to. See <see cref="DeclinePolicy"/> for the meanings and
/// ranges.
/// </summary>
/// <threadsafety>Mutable: one thread at a time. The values are copied when the shop is built.</threadsafety>
public sealed class DeclineOptions
{
    /// <summary>Gets or sets the longest silence after a first order that is still usual in the shop.</summary>
    /// <value>Default: 90.</value>
    public int RhythmDays { get; set; } = ShopRhythm.Unknown.Days;

    /// <summary>Gets or sets how many gaps of the shop count beside the customer's own.</summary>
    /// <value>Default: 4.</value>
    public double RhythmGaps { get; set; } = ShopRhythm.Unknown.Gaps;

    /// <summary>Gets or sets how regularly customers of the shop order: 1 is at random, more is evenly.</summary>
    /// <value>Default: 2.</value>
    public double RhythmRegularity { get; set; } = ShopRhythm.Unknown.Regularity;

    /// <summary>Gets or sets the fewest orders of a customer whose pace, order value and returns are judged.</summary>
    /// <value>Default: 5.</value>
    public int MinimumOrders { get; set; } = DeclinePolicy.Default.MinimumOrders;

    /// <summary>Gets or sets the fewest signs of life beside orders of a customer whose engagement is judged.</summary>
    /// <value>Default: 8.</value>
    public int MinimumEngagements { get; set; } = DeclinePolicy.Default.MinimumEngagements;

    /// <summary>Gets or sets the share of the own earlier pace at or below which a customer buys less often, or engages less.</summary>
    /// <value>Default: 0.5.</value>
    public double PaceShare { get; set; } = DeclinePolicy.Default.PaceShare;

    /// <summary>Gets or sets the percentage of the own earlier mean order value at or below which the customer buys cheaper.</summary>
    /// <value>Default: 75.</value>
    public int CheaperPercent { get; set; } = DeclinePolicy.Default.CheaperPercent;

    /// <summary>Gets or sets how many times the own share of returned money the recent one must be.</summary>
    /// <value>Default: 1.5.</value>
    public double ReturnFactor { get; set; } = DeclinePolicy.Default.ReturnFactor;

    /// <summary>Gets or sets the percentage of recently ordered money below which returns are never a sign.</summary>
    /// <value>Default: 10.</value>
    public int LeastReturnPercent { get; set; } = DeclinePolicy.Default.LeastReturnPercent;

    /// <summary>Gets or sets what the sign "buys less often" counts for in the defection warning.</summary>
    /// <value>Default: 2.</value>
    public int LessOftenCounts { get; set; } = DeclinePolicy.Default.LessOftenCounts;

    /// <summary>Gets or sets what the signs must count for together to be a defection warning.</summary>
    /// <value>Default: 2.</value>
    public int WarningCounts { get; set; } = DeclinePolicy.Default.WarningCounts;

    internal DeclinePolicy ToPolicy() => new()
    {
        Rhythm = new ShopRhythm(RhythmDays, RhythmGaps, RhythmRegularity),
        MinimumOrders = MinimumOrders,
        MinimumEngagements = MinimumEngagements,
        PaceShare = PaceShare,
        CheaperPercent = CheaperPercent,
        ReturnFactor = ReturnFactor,
        LeastReturnPercent = LeastReturnPercent,
        LessOftenCounts = LessOftenCounts,
        WarningCounts = WarningCounts,
    };
}
