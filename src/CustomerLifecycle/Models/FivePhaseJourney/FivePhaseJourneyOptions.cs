namespace CustomerLifecycle;

/// <summary>The thresholds of <see cref="FivePhaseJourneyRules"/>.</summary>
/// <remarks>
/// Defaults: regular buyers by their own rhythm; customers 365 days, leads 180 days: field convention; baskets 7 days, 5 orders, 2 views
/// and a year of praise: own
/// choice.
/// </remarks>
/// <threadsafety>Mutable: one thread at a time. Rules copy the values when they are made.</threadsafety>
public sealed class FivePhaseJourneyOptions
{
    /// <summary>Gets or sets the fewest page views that count as comparing. Unit: count; at least 1.</summary>
    /// <value>Default: 2.</value>
    public int ConsiderationMinimumViews { get; set; } = 2;

    /// <summary>
    /// Gets or sets the fewest visits that count as comparing where no page view is recorded. Unit: count; at least 1.
    /// </summary>
    /// <value>Default: 2.</value>
    public int ConsiderationMinimumVisits { get; set; } = 2;

    /// <summary>
    /// Gets or sets how long after the last sign of life a person still considers; after more days they are back at awareness. Unit: days;
    /// inclusive, at least 0.
    /// </summary>
    /// <value>Default: 180.</value>
    public int ConsiderationSilentDays { get; set; } = 180;

    /// <summary>Gets or sets how long a filled basket counts as being at the checkout. Unit: days; inclusive, at least 0.</summary>
    /// <value>Default: 7.</value>
    public int PurchaseCartDays { get; set; } = 7;

    /// <summary>
    /// Gets or sets how long a first order counts as the purchase phase, the act of buying; then retention begins. Unit: days; inclusive,
    /// at least 0, less than <see cref="RetentionInactiveDays"/>.
    /// </summary>
    /// <value>Default: 7.</value>
    public int PurchaseFirstOrderDays { get; set; } = 7;

    /// <summary>
    /// Gets or sets how long after the last order a customer is still one; after more days, and where an own rhythm is known once the next
    /// order is overdue as well, the journey starts anew. Unit: days; inclusive, at least 1.
    /// </summary>
    /// <value>Default: 365.</value>
    public int RetentionInactiveDays { get; set; } = 365;

    /// <summary>
    /// Gets or sets how long after the last order a regular buyer counts as an advocate, the same for everybody;
    /// <see langword="null"/>: until the next order is overdue by the customer's own rhythm, or there is a defection warning
    /// (<see cref="DeclinePolicy"/>). Unit: days; inclusive, at least 0, at most <see cref="RetentionInactiveDays"/>.
    /// </summary>
    /// <value>Default: <see langword="null"/>; 90 days for facts that know no rhythm.</value>
    public int? AdvocacyActiveDays { get; set; }

    /// <summary>Gets or sets the fewest orders of a regular buyer. Unit: count; at least 2.</summary>
    /// <value>Default: 5.</value>
    public int AdvocacyRegularOrders { get; set; } = 5;

    /// <summary>
    /// Gets or sets how long praise counts: a recommendation, four or five stars, a survey answer of 9 or 10; criticism takes it back at
    /// once. Unit: days; inclusive, at least 0.
    /// </summary>
    /// <value>Default: 365.</value>
    public int AdvocacyPraiseDays { get; set; } = 365;

    /// <summary>What is wrong with the values, all of it.</summary>
    /// <returns>One sentence for each problem; empty where there is none.</returns>
    public IReadOnlyList<string> Validate() => new OptionCheck()
        .AtLeast(ConsiderationMinimumViews, 1, nameof(ConsiderationMinimumViews))
        .AtLeast(ConsiderationMinimumVisits, 1, nameof(ConsiderationMinimumVisits))
        .AtLeast(ConsiderationSilentDays, 0, nameof(ConsiderationSilentDays))
        .AtLeast(PurchaseCartDays, 0, nameof(PurchaseCartDays))
        .AtLeast(PurchaseFirstOrderDays, 0, nameof(PurchaseFirstOrderDays))
        .Less(PurchaseFirstOrderDays, nameof(PurchaseFirstOrderDays), RetentionInactiveDays, nameof(RetentionInactiveDays))
        .Within(AdvocacyActiveDays ?? 0, 0, RetentionInactiveDays, nameof(AdvocacyActiveDays))
        .AtLeast(AdvocacyRegularOrders, 2, nameof(AdvocacyRegularOrders))
        .AtLeast(AdvocacyPraiseDays, 0, nameof(AdvocacyPraiseDays))
        .Problems;
}
