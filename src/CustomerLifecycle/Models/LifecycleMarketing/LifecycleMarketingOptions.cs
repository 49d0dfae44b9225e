namespace CustomerLifecycle;

/// <summary>The thresholds of <see cref="LifecycleMarketingRules"/>.</summary>
/// <remarks>
/// Defaults: buyers by their own rhythm; cards 90 days and leads 180 days: field convention; third order: source 004 speaks of first- and
/// second-time buyers
/// before; 3 views: own choice.
/// </remarks>
/// <threadsafety>Mutable: one thread at a time. Rules copy the values when they are made.</threadsafety>
public sealed class LifecycleMarketingOptions
{
    /// <summary>
    /// Gets or sets the fewest page views of a visitor that count as an abandoned visit worth following up. Unit: count; at least 1.
    /// </summary>
    /// <value>Default: 3.</value>
    public int ConversionMinimumViews { get; set; } = 3;

    /// <summary>
    /// Gets or sets how long after the last order a buyer is active, the same for everybody; after more days they are breaking away.
    /// <see langword="null"/>: until the next order is overdue by the customer's own rhythm, or there is a defection warning
    /// (<see cref="DeclinePolicy"/>). Unit: days; inclusive, at least 0.
    /// </summary>
    /// <value>Default: <see langword="null"/>; 90 days for facts that know no rhythm.</value>
    public int? GrowthActiveDays { get; set; }

    /// <summary>
    /// Gets or sets how long after the last scan of a loyalty card its holder is active. Unit: days; inclusive, at least 0.
    /// </summary>
    /// <value>Default: 90.</value>
    public int CardActiveDays { get; set; } = 90;

    /// <summary>Gets or sets the fewest orders of an existing customer. Unit: count; at least 2.</summary>
    /// <value>Default: 3.</value>
    public int RetentionMinimumOrders { get; set; } = 3;

    /// <summary>
    /// Gets or sets how long after the last sign of life a lead is still one; after more days subscribers are breaking away, and strangers
    /// with a basket or page views are back at acquisition. Unit: days;
    /// inclusive, at least 0.
    /// </summary>
    /// <value>Default: 180.</value>
    public int WinBackSilentLeadDays { get; set; } = 180;

    /// <summary>What is wrong with the values, all of it.</summary>
    /// <returns>One sentence for each problem; empty where there is none.</returns>
    public IReadOnlyList<string> Validate() => new OptionCheck()
        .AtLeast(ConversionMinimumViews, 1, nameof(ConversionMinimumViews))
        .AtLeast(GrowthActiveDays ?? 0, 0, nameof(GrowthActiveDays))
        .AtLeast(CardActiveDays, 0, nameof(CardActiveDays))
        .AtLeast(RetentionMinimumOrders, 2, nameof(RetentionMinimumOrders))
        .AtLeast(WinBackSilentLeadDays, 0, nameof(WinBackSilentLeadDays))
        .Problems;
}
