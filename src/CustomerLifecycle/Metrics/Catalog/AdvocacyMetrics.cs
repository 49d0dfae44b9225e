
namespace CustomerLifecycle.Metrics;

/// <summary>Metrics of whether customers speak for the shop.</summary>
internal static class AdvocacyMetrics
{
    private static readonly MetricDefinitions Area = new(MetricArea.Advocacy, "events of the period, and customers by orders that count");

    public static IReadOnlyList<IMetric> All { get; } =
    [
        Metric.Rate(
            Area.Define(
                "referral-rate", "Referral rate", "Empfehlungsrate", FactUnit.Share,
                roles: StageRole.Advocacy,
                formula: "customers with a successful recommendation in the period ÷ customers with an order by its end",
                source: "002; 000",
                edgeCases: "Whether somebody recommended themselves is for the caller to know."),
            c => c.OrderCountAtEnd == 0 ? null : c.Count(CustomerEventKind.ReferralSucceeded) > 0,
            NoValue.NoCustomers),
        Metric.Rate(
            Area.Define(
                "review-rate", "Review rate", "Bewertungsrate", FactUnit.Share,
                roles: StageRole.Advocacy,
                formula: "customers with a review in the period ÷ customers with an order by its end",
                source: "002",
                edgeCases: "Any number of stars."),
            c => c.OrderCountAtEnd == 0 ? null : c.Count(CustomerEventKind.Review) > 0,
            NoValue.NoCustomers),
        Metric.Of(
            Area.Define(
                "net-promoter-score", "Net promoter score", "Net Promoter Score", FactUnit.Score,
                roles: StageRole.Advocacy,
                formula: "100 × (answers of 9 and 10 − answers of 0 to 6) ÷ answers",
                source: "field: surveys",
                edgeCases: "−100 to 100. Passives stay in the denominator. The latest answer of each customer in the period. Interval: "
                    + "Newcombe's, of the difference of the two shares."),
            _ => new PromoterScoreTally()),
        Metric.EventRate(
            Area.Define(
                "viral-coefficient", "Viral coefficient", "Viralitätskoeffizient", FactUnit.Number,
                roles: StageRole.Advocacy,
                formula: "(recommendations ÷ customers) × (successes ÷ recommendations) = successes ÷ customers",
                source: "field: growth",
                edgeCases: "Of the period, over customers with an order by its end; read it with the cycle time."),
            c => c.Count(CustomerEventKind.ReferralSucceeded),
            c => c.OrderCountAtEnd > 0 ? 1 : 0,
            NoValue.NoCustomers),
        Metric.Mean(
            Area.Define(
                "referral-cycle-time", "Referral cycle time", "Dauer bis zur erfolgreichen Empfehlung", FactUnit.Days,
                roles: StageRole.Advocacy,
                formula: "mean days from the first order to a successful recommendation in the period",
                source: "field: growth",
                edgeCases: "Recommendations before the first order are not counted."),
            CycleTimes,
            NoValue.NoSuccessfulRecommendationsInThePeriod),
    ];

    private static IEnumerable<double> CycleTimes(CustomerPeriod customer) => customer.OrderCountAtEnd == 0
        ? []
        : customer.Events(CustomerEventKind.ReferralSucceeded)
            .Select(e => (double)(customer.DayOf(in e) - customer.Orders[0].Day))
            .Where(days => days >= 0);
}
