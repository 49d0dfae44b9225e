namespace CustomerLifecycle.Metrics;

/// <summary>Metrics of whom the shop reaches, and how many of them buy.</summary>
internal static class ReachMetrics
{
    private static readonly MetricDefinitions Area = new(MetricArea.Acquisition, "everybody with an event");

    private const double Thousand = 1_000;

    public static IReadOnlyList<IMetric> All { get; } =
    [
        SpendMetric.OfImpressions(
            Area.Define(
                "impressions", "Impressions", "Impressionen", FactUnit.Count,
                roles: StageRole.Awareness,
                formula: "impression events + impressions of the spend file, online and offline",
                source: "002",
                edgeCases: "Those of the spend file belong to no person. By channel or campaign each belongs to the one it was seen on, "
                    + "whoever saw it.",
                countsImpressions: true),
            (_, bought) => new RatioTally(Impressions, denominator: null, undefined: null, start: bought)),
        SpendMetric.OfImpressions(
            Area.Define(
                "click-through-rate", "Click-through rate", "Klickrate", FactUnit.Share,
                roles: StageRole.Awareness,
                formula: "clicks ÷ impressions, both of the spend file",
                source: "field: advertising",
                edgeCases: "Undefined without impressions. Events record no clicks on advertisements. Interval: that of a count."),
            (scope, bought) => new EventRateTally(
                _ => 0, _ => 0, NoValue.NoImpressionsAreKnown, scope.SpendInPeriod.Sum(s => (double)s.Clicks), bought)),
        Metric.Sum(
            Area.Define(
                "visits", "Visits", "Besuche", FactUnit.Count,
                roles: StageRole.Awareness | StageRole.Consideration,
                formula: "visits in the period",
                source: "004",
                edgeCases: "Page views without a recorded visit are none."),
            c => c.Count(CustomerEventKind.Visit)),
        Metric.Sum(
            Area.Define(
                "visitors", "Visitors", "Besucher", FactUnit.Count,
                roles: StageRole.Awareness | StageRole.Consideration,
                formula: "distinct people with a visit in the period",
                source: "004",
                edgeCases: "Customers too. Who comes under two identities counts twice."),
            c => HasVisited(c) ? 1 : 0),
        Metric.EventRate(
            Area.Define(
                "conversion-rate", "Conversion rate (events)", "Konversionsrate (Ereignisse)", FactUnit.Share,
                roles: MetricRoles.Leads,
                formula: "orders ÷ visits",
                source: "002; field: advertising",
                edgeCases: "Every conversion counts, so it may exceed 1; interval: that of a count. By persons: visitor-conversion-rate."),
            c => c.OrderCount,
            c => c.Count(CustomerEventKind.Visit),
            NoValue.NoVisitsInThePeriod),
        Metric.Rate(
            Area.Define(
                "visitor-conversion-rate", "Conversion rate (persons)", "Konversionsrate (Personen)", FactUnit.Share,
                roles: MetricRoles.Leads,
                formula: "persons who visited and ordered ÷ persons who visited, in the period",
                source: "field: advertising",
                edgeCases: "Who ordered without a recorded visit is not counted."),
            c => HasVisited(c) ? c.OrderCount > 0 : null,
            NoValue.NoVisitorsInThePeriod),
        SpendMetric.OfImpressions(
            Area.Define(
                "impression-to-conversion-rate", "Impression-to-conversion rate", "Impressionen bis zur Konversion", FactUnit.Share,
                roles: StageRole.Awareness,
                formula: "orders ÷ impressions",
                source: "002",
                edgeCases: "Both of the period; no attribution window. Online and offline impressions count alike. "
                    + "Interval: that of a count.",
                countsImpressions: true),
            (_, bought) => new EventRateTally(c => c.OrderCount, Impressions, NoValue.NoImpressionsAreKnown, perBefore: bought)),
        SpendMetric.OfImpressions(
            Area.Define(
                "conversions-per-thousand-impressions",
                "Conversions per 1,000 impressions",
                "Konversionen je 1.000 Impressionen",
                FactUnit.Number,
                roles: StageRole.Awareness,
                formula: "1,000 × orders ÷ impressions",
                source: "002",
                edgeCases: "As impression-to-conversion-rate.",
                countsImpressions: true),
            (_, bought) => new EventRateTally(
                c => c.OrderCount, Impressions, NoValue.NoImpressionsAreKnown, perBefore: bought, times: Thousand)),
    ];

    private static double Impressions(CustomerPeriod customer) => customer.Count(CustomerEventKind.Impression);

    private static bool HasVisited(CustomerPeriod customer) => customer.Count(CustomerEventKind.Visit) > 0;
}
