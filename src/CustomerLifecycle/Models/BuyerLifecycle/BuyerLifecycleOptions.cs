namespace CustomerLifecycle;

/// <summary>The thresholds of <see cref="BuyerLifecycleRules"/>.</summary>
/// <remarks>
/// Defaults: buyers by their own rhythm and 365 days, 90 and 180 days for leads, the most precise of the published definitions (see
/// <see cref="BuyerLifecyclePreset"/> for others). Learn them from the shop's own gaps between orders with
/// <c>CustomerLifecycle.Decisions.OrderGaps</c>.
/// </remarks>
/// <threadsafety>Mutable: one thread at a time. Rules copy the values when they are made.</threadsafety>
public sealed class BuyerLifecycleOptions
{
    /// <summary>
    /// Gets or sets how long after the last order a buyer is active, the same for everybody; <see langword="null"/>: until the next order
    /// is overdue by the customer's own rhythm, or there is a defection warning (<see cref="DeclinePolicy"/>). Unit: days; inclusive, at
    /// least 0, less than <see cref="BuyerInactiveDays"/>.
    /// </summary>
    /// <value>Default: <see langword="null"/>; 90 days for facts that know no rhythm.</value>
    public int? BuyerActiveDays { get; set; }

    /// <summary>
    /// Gets or sets how long after the last order a buyer is defecting; after more days, and where an own rhythm is known once the next
    /// order is overdue as well, they are inactive. Unit: days; inclusive, at least 1.
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
    /// Gets or sets how long after the last scan of a loyalty card its holder is active. Unit: days; inclusive, at least 0, less than
    /// <see cref="BuyerInactiveDays"/>.
    /// </summary>
    /// <value>Default: 90.</value>
    public int CardActiveDays { get; set; } = 90;

    /// <summary>What is wrong with the values, all of it.</summary>
    /// <returns>One sentence for each problem; empty where there is none.</returns>
    public IReadOnlyList<string> Validate() => new OptionCheck()
        .AtLeast(BuyerActiveDays ?? 0, 0, nameof(BuyerActiveDays))
        .Less(BuyerActiveDays ?? 0, nameof(BuyerActiveDays), BuyerInactiveDays, nameof(BuyerInactiveDays))
        .AtLeast(CardActiveDays, 0, nameof(CardActiveDays))
        .Less(CardActiveDays, nameof(CardActiveDays), BuyerInactiveDays, nameof(BuyerInactiveDays))
        .AtLeast(LeadActiveDays, 0, nameof(LeadActiveDays))
        .Less(LeadActiveDays, nameof(LeadActiveDays), LeadInactiveDays, nameof(LeadInactiveDays))
        .Problems;
}
