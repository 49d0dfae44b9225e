namespace CustomerLifecycle;

/// <summary>The thresholds of <see cref="RelationshipCycleRules"/>.</summary>
/// <remarks>Defaults: buyers by their own rhythm, cards 90 days: field convention; 30 days of welcome, 60 days of notice, 2 and 3 orders:
/// own choice.</remarks>
/// <threadsafety>Mutable: one thread at a time. Rules copy the values when they are made.</threadsafety>
public sealed class RelationshipCycleOptions
{
    /// <summary>Gets or sets how long after the first contact a customer is new. Unit: days; inclusive, at least 0.</summary>
    /// <value>Default: 30.</value>
    public int WelcomeDays { get; set; } = 30;

    /// <summary>
    /// Gets or sets the fewest orders that count as an answer of the customer. Unit: count; at least 1, less than
    /// <see cref="BondingMinimumOrders"/>.
    /// </summary>
    /// <value>Default: 2.</value>
    public int DialogMinimumOrders { get; set; } = 2;

    /// <summary>Gets or sets the fewest orders of a stable dialogue. Unit: count; at least 2.</summary>
    /// <value>Default: 3.</value>
    public int BondingMinimumOrders { get; set; } = 3;

    /// <summary>
    /// Gets or sets how long before the end of a contract its renewal is the topic, at most the last quarter of its term. Unit: days;
    /// inclusive, at least 1.
    /// </summary>
    /// <value>Default: 60.</value>
    public int RetentionContractNoticeDays { get; set; } = 60;

    /// <summary>
    /// Gets or sets how long after the last order a customer without a running contract is still buying, the same for everybody;
    /// <see langword="null"/>: until the next order is overdue by the customer's own rhythm, or there is a defection warning
    /// (<see cref="DeclinePolicy"/>). Unit: days; inclusive, at least 0.
    /// </summary>
    /// <value>Default: <see langword="null"/>; 90 days for facts that know no rhythm.</value>
    public int? RetentionLapsedDays { get; set; }

    /// <summary>
    /// Gets or sets how long after the last scan of a loyalty card its holder is a customer. Unit: days; inclusive, at least 0.
    /// </summary>
    /// <value>Default: 90.</value>
    public int CardActiveDays { get; set; } = 90;

    /// <summary>What is wrong with the values, all of it.</summary>
    /// <returns>One sentence for each problem; empty where there is none.</returns>
    public IReadOnlyList<string> Validate() => new OptionCheck()
        .AtLeast(WelcomeDays, 0, nameof(WelcomeDays))
        .AtLeast(DialogMinimumOrders, 1, nameof(DialogMinimumOrders))
        .Less(DialogMinimumOrders, nameof(DialogMinimumOrders), BondingMinimumOrders, nameof(BondingMinimumOrders))
        .AtLeast(RetentionContractNoticeDays, 1, nameof(RetentionContractNoticeDays))
        .AtLeast(RetentionLapsedDays ?? 0, 0, nameof(RetentionLapsedDays))
        .AtLeast(CardActiveDays, 0, nameof(CardActiveDays))
        .Problems;
}
