namespace CustomerLifecycle;

/// <summary>The thresholds of <see cref="BuyerLifecycleRules"/>.</summary>
/// <remarks>
/// Defaults: 90 and 365 days for buyers, 90 and 180 for leads, the most precise of the published definitions (see
/// <see cref="BuyerLifecyclePreset"/> for others). Learn them from the shop's own gaps between orders with
/// <c>CustomerLifecycle.Decisions.Rhythm.OrderGaps</c>.
/// </remarks>
/// <threadsafety>Mutable: one thread at a time. Rules copy the values when they are made.</threadsafety>
public sealed class BuyerLifecycleOptions
{
    /// <summary>
    /// Gets or sets how long after the last order a buyer is active. Unit: days; inclusive, at least 0, less than
    /// <see cref="BuyerInactiveDays"/>.
    /// </summary>
    /// <value>Default: 90.</value>
    public int BuyerActiveDays { get; set; } = 90;

    /// <summary>
    /// Gets or sets how long after the last order a buyer is defecting; after more days they are inactive. Unit: days; inclusive.
    /// </summary>
    /// <value>Default: 365.</value>
    public int BuyerInactiveDays { get; set; } = 365;

    /// <summary>
    /// Gets or sets how long after the last sign of life a lead is new or active. Unit: days; inclusive, at least 0, less than
    /// <see cref="LeadInactiveDays"/>.
    /// </summary>
    /// <value>Default: 90.</value>
    public int LeadActiveDays { get; set; } = 90;

    /// <summary>
    /// Gets or sets how long after the last sign of life a lead is cold; after more days they are inactive. Unit: days; inclusive.
    /// </summary>
    /// <value>Default: 180.</value>
    public int LeadInactiveDays { get; set; } = 180;

    /// <summary>
    /// Gets or sets a value indicating whether a buyer is defecting once the next order is overdue by the customer's own rhythm, instead of
    /// after <see cref="BuyerActiveDays"/>, which then holds for customers without a rhythm alone.
    /// </summary>
    /// <value>Default: no.</value>
    public bool BuyerByOwnRhythm { get; set; }

    /// <summary>What is wrong with the values, all of it.</summary>
    /// <returns>One sentence for each problem; empty where there is none.</returns>
    public IReadOnlyList<string> Validate() => new OptionCheck()
        .AtLeast(BuyerActiveDays, 0, nameof(BuyerActiveDays))
        .Less(BuyerActiveDays, nameof(BuyerActiveDays), BuyerInactiveDays, nameof(BuyerInactiveDays))
        .AtLeast(LeadActiveDays, 0, nameof(LeadActiveDays))
        .Less(LeadActiveDays, nameof(LeadActiveDays), LeadInactiveDays, nameof(LeadInactiveDays))
        .Problems;
}
