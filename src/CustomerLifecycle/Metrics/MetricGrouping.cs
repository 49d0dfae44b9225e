using NodaTime.Text;

namespace CustomerLifecycle.Metrics;

/// <summary>How customers are put into groups, and which group's what was spent is.</summary>
/// <remarks>
/// Every row of spend belongs to one group or to none, so that nothing that was spent is counted twice. Where no row can be put down to a
/// group, what needs to know it is undefined and says so.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class MetricGrouping
{
    private readonly Func<CustomerPeriod, string?> _group;
    private readonly Func<MarketingSpend, string?>? _spend;
    private readonly Func<CustomerEvent, string?>? _impression;

    private MetricGrouping(
        Func<CustomerPeriod, string?> group,
        Func<MarketingSpend, string?>? spend = null,
        Func<CustomerEvent, string?>? impression = null)
    {
        ArgumentNullException.ThrowIfNull(group);
        _group = group;
        _spend = spend;
        _impression = impression;
    }

    /// <summary>
    /// Gets the groups by <see cref="CustomerPeriod.Channel"/>, each with its own spend; impressions belong to the channel they were seen
    /// on. The group with the empty name has the customers, and the spend, of which no channel is known.
    /// </summary>
    public static MetricGrouping ByChannel { get; } = new(c => c.Channel, s => s.Channel, e => e.Channel);

    /// <summary>
    /// Gets the groups by <see cref="CustomerPeriod.Campaign"/>, each with its own spend; impressions belong to the campaign they are of.
    /// The group with the empty name has the customers without a campaign; spend that names none belongs to no group.
    /// </summary>
    public static MetricGrouping ByCampaign { get; } = new(c => c.Campaign, s => s.Campaign, e => e.Campaign);

    /// <summary>
    /// Gets the groups by the month of the first order that counts, e.g. <c>2024-03</c>; the group with the empty name has those without
    /// one. Nobody knows what was spent on whom.
    /// </summary>
    public static MetricGrouping ByCohort { get; } = new(
        c => c.FirstOrderOn is { } first ? LocalDatePattern.CreateWithInvariantCulture("uuuu-MM").Format(first) : null);

    /// <summary>The groups by the stage at the end of the period, by their keys. Nobody knows what was spent on whom.</summary>
    /// <param name="classifier">The model.</param>
    /// <returns>The grouping.</returns>
    public static MetricGrouping ByStage(IStageClassifier<CustomerFacts> classifier)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        return new MetricGrouping(c => classifier.StageOf(c.FactsAtEnd).Key);
    }

    /// <summary>Groups of one's own.</summary>
    /// <param name="group">
    /// The group of a customer, as the scope of all shows them; <see langword="null"/> means the same as the empty name, the group of those
    /// of whom it is not known.
    /// </param>
    /// <param name="spend">
    /// The group on which a row was spent, <see langword="null"/> where nobody knows; the group is told of even without a customer. Where
    /// it is left out, nobody knows of any row.
    /// </param>
    /// <returns>The grouping.</returns>
    public static MetricGrouping Of(Func<CustomerPeriod, string?> group, Func<MarketingSpend, string?>? spend = null) => new(group, spend);

    /// <summary>The groups on which something was spent in the period.</summary>
    internal IEnumerable<string> PaidGroups(MetricScope scope) =>
        _spend is null ? [] : scope.SpendInPeriod.Select(_spend).OfType<string>();

    internal string GroupOf(CustomerPeriod customer) => _group(customer) ?? string.Empty;

    /// <summary>What holds for a group: the same as for all, but its own spend.</summary>
    internal MetricScope ScopeOf(MetricScope all, string group) => _spend is null
        ? all.WithoutSpend()
        : all.WithSpend(all.Spend.Where(s => string.Equals(_spend(s), group, StringComparison.Ordinal)));

    /// <summary>The group in which an impression of a customer was seen: the customer's own where it does not say.</summary>
    internal string GroupOfImpression(in CustomerEvent impression, string customers) => _impression?.Invoke(impression) ?? customers;

    internal bool MovesImpressions => _impression is not null;
}
