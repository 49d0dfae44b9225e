namespace CustomerLifecycle;

/// <summary>The thresholds of <see cref="SixStepFunnelRules"/>.</summary>
/// <remarks>
/// Defaults: repeat buyers by their own rhythm; 90 days with a new product, customers 365 days, leads 180 days: field convention; 7 days
/// of conversion, a year of praise: own choice.
/// </remarks>
/// <threadsafety>Mutable: one thread at a time. Rules copy the values when they are made.</threadsafety>
public sealed class SixStepFunnelOptions
{
    /// <summary>
    /// Gets or sets the fewest visits that count as informing oneself where no page view is recorded. Unit: count; at least 1.
    /// </summary>
    /// <value>Default: 2.</value>
    public int KnowledgeMinimumVisits { get; set; } = 2;

    /// <summary>
    /// Gets or sets how long after the last sign of life a person still informs themselves. Unit: days; inclusive, at least 0.
    /// </summary>
    /// <value>Default: 180.</value>
    public int KnowledgeSilentDays { get; set; } = 180;

    /// <summary>Gets or sets how long a filled basket counts as converting. Unit: days; inclusive, at least 0.</summary>
    /// <value>Default: 7.</value>
    public int ConversionCartDays { get; set; } = 7;

    /// <summary>
    /// Gets or sets how long a first order counts as the conversion; then the experience begins. Unit: days; inclusive, at least 0, less
    /// than <see cref="ExperienceDays"/>.
    /// </summary>
    /// <value>Default: 7.</value>
    public int ConversionDays { get; set; } = 7;

    /// <summary>
    /// Gets or sets how long after a first order the customer is getting to know the product. Unit: days; inclusive, less than
    /// <see cref="RetentionInactiveDays"/>.
    /// </summary>
    /// <value>Default: 90.</value>
    public int ExperienceDays { get; set; } = 90;

    /// <summary>
    /// Gets or sets how long after the last order a customer is still one; where an own rhythm is known, until the next order is overdue
    /// as well. Unit: days; inclusive, at least 1.
    /// </summary>
    /// <value>Default: 365.</value>
    public int RetentionInactiveDays { get; set; } = 365;

    /// <summary>
    /// Gets or sets how long after a repeat order the customer counts as buying again, the same for everybody; <see langword="null"/>:
    /// until the next order is overdue by the customer's own rhythm, or there is a defection warning (<see cref="DeclinePolicy"/>). Unit:
    /// days; inclusive, at least 0, at most <see cref="RetentionInactiveDays"/>.
    /// </summary>
    /// <value>Default: <see langword="null"/>; 90 days for facts that know no rhythm.</value>
    public int? AdvocacyActiveDays { get; set; }

    /// <summary>
    /// Gets or sets how long praise counts: a recommendation, four or five stars, a survey answer of 9 or 10; criticism takes it back at
    /// once. Unit: days; inclusive, at least 0.
    /// </summary>
    /// <value>Default: 365.</value>
    public int AdvocacyPraiseDays { get; set; } = 365;

    /// <summary>What is wrong with the values, all of it.</summary>
    /// <returns>One sentence for each problem; empty where there is none.</returns>
    public IReadOnlyList<string> Validate() => new OptionCheck()
        .AtLeast(KnowledgeMinimumVisits, 1, nameof(KnowledgeMinimumVisits))
        .AtLeast(KnowledgeSilentDays, 0, nameof(KnowledgeSilentDays))
        .AtLeast(ConversionCartDays, 0, nameof(ConversionCartDays))
        .AtLeast(ConversionDays, 0, nameof(ConversionDays))
        .Less(ConversionDays, nameof(ConversionDays), ExperienceDays, nameof(ExperienceDays))
        .Less(ExperienceDays, nameof(ExperienceDays), RetentionInactiveDays, nameof(RetentionInactiveDays))
        .Within(AdvocacyActiveDays ?? 0, 0, RetentionInactiveDays, nameof(AdvocacyActiveDays))
        .AtLeast(AdvocacyPraiseDays, 0, nameof(AdvocacyPraiseDays))
        .Problems;
}
