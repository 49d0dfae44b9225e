
namespace CustomerLifecycle.Metrics;

/// <summary>Metrics of whether customers speak for the shop, and what they need of it.</summary>
internal static class AdvocacyMetrics
{
    public static IReadOnlyList<IMetric> All { get; } =
    [
        Metric.Rate(
            Define(
                "referral-rate", "Referral rate", "Empfehlungsrate", FactUnit.Share,
                roles: StageRole.Advocacy,
                formula: "customers with a successful recommendation in the period ÷ customers with an order by its end",
                source: "002; 000",
                edgeCases: "Whether somebody recommended themselves is for the caller to know."),
            c => c.OrderCountAtEnd == 0 ? null : c.Count(CustomerEventKind.ReferralSucceeded) > 0,
            "no customers"),
        Metric.Rate(
            Define(
                "review-rate", "Review rate", "Bewertungsrate", FactUnit.Share,
                roles: StageRole.Advocacy,
                formula: "customers with a review in the period ÷ customers with an order by its end",
                source: "002",
                edgeCases: "Any number of stars."),
            c => c.OrderCountAtEnd == 0 ? null : c.Count(CustomerEventKind.Review) > 0,
            "no customers"),
        Metric.Of(
            Define(
                "net-promoter-score", "Net promoter score", "Net Promoter Score", FactUnit.Score,
                roles: StageRole.Advocacy,
                formula: "100 × (answers of 9 and 10 − answers of 0 to 6) ÷ answers",
                source: "field: surveys",
                edgeCases: "−100 to 100. Passives stay in the denominator. The latest answer of each customer in the period. Interval: "
                    + "normal."),
            _ => new PromoterScoreTally()),
        Metric.Ratio(
            Define(
                "viral-coefficient", "Viral coefficient", "Viralitätskoeffizient", FactUnit.Number,
                roles: StageRole.Advocacy,
                formula: "(recommendations ÷ customers) × (successes ÷ recommendations) = successes ÷ customers",
                source: "field: growth",
                edgeCases: "Of the period, over customers with an order by its end; read it with the cycle time."),
            c => c.Count(CustomerEventKind.ReferralSucceeded),
            c => c.OrderCountAtEnd > 0 ? 1 : 0,
            "no customers"),
        Metric.Mean(
            Define(
                "referral-cycle-time", "Referral cycle time", "Dauer bis zur erfolgreichen Empfehlung", FactUnit.Days,
                roles: StageRole.Advocacy,
                formula: "mean days from the first order to a successful recommendation in the period",
                source: "field: growth",
                edgeCases: "Recommendations before the first order are not counted."),
            CycleTimes,
            "no successful recommendations in the period"),
        Metric.Ratio(
            Define(
                "support-load", "Support load", "Kundendienstaufkommen", FactUnit.Number,
                roles: StageRole.Support,
                formula: "support cases opened in the period ÷ people",
                source: "000",
                edgeCases: "Per stage: lifecycle metrics --by stage."),
            c => c.Count(CustomerEventKind.SupportOpened),
            c => c.IsKnown ? 1 : 0,
            "nobody is known"),
        Metric.Mean(
            Define(
                "support-satisfaction", "Satisfaction with support", "Zufriedenheit mit dem Kundendienst", FactUnit.Score,
                roles: StageRole.Support,
                formula: "mean satisfaction, 1 to 5, of cases closed in the period",
                source: "field: practice",
                edgeCases: "Cases without an answer are not counted."),
            c => c.Events(CustomerEventKind.SupportClosed).Where(e => e.Score is not null).Select(e => (double)e.Score!.Value),
            "no satisfaction was given in the period"),
        Metric.Ratio(
            Define(
                "return-rate", "Return rate (by return date)", "Retourenquote (nach Retourendatum)", FactUnit.Share,
                roles: StageRole.Support,
                formula: "orders of which something came back in the period ÷ orders of the period, refunded ones included",
                source: "004; field: shops",
                edgeCases: "Several returns of one order count once, returns that name none each. A refunded order that no return names "
                    + "came back on its own day. Earlier orders come back too, so it may exceed 1. "
                    + "Orders that do not count otherwise, and their returns, are left out."),
            c => c.Sold.CameBackCount,
            c => c.Sold.Count,
            "no orders in the period"),
        Metric.Rate(
            Define(
                "return-rate-by-order-date", "Return rate (by order date)", "Retourenquote (nach Bestelldatum)", FactUnit.Share,
                roles: StageRole.Support,
                formula: "orders of the period that were refunded or have a return naming them ÷ orders of the period, refunded ones "
                    + "included",
                source: "004; field: shops",
                edgeCases: "Returns must name the order. Late returns are still to come for recent orders."),
            c => new Proportion(c.Sold.ReturnedCount, c.Sold.Count),
            "no orders in the period"),
        Metric.Ratio(
            Define(
                "returned-value-rate", "Returned value", "Retournierter Wert", FactUnit.Share,
                roles: StageRole.Support,
                formula: "money given back in the period ÷ gross amount of its orders, refunded ones included",
                source: "field: shops",
                edgeCases: "By return date; may exceed 1. Of a refunded order, what returns gave back is counted once, on their days, and "
                    + "the rest on the day of the order."),
            c => (double)c.Sold.GivenBack,
            c => (double)c.Sold.Amount,
            "no orders in the period"),
    ];

    private static MetricDefinition Define(
        string key, string english, string german, FactUnit unit, StageRole roles, string formula, string source, string edgeCases) =>
        new(key, LocalizedText.Of(english, german), unit)
        {
            Area = MetricArea.Advocacy,
            Formula = formula,
            Population = "events of the period, and customers by orders that count",
            EdgeCases = edgeCases,
            Source = source,
            Roles = roles,
        };

    private static IEnumerable<double> CycleTimes(CustomerPeriod customer) => customer.OrderCountAtEnd == 0
        ? []
        : customer.Events(CustomerEventKind.ReferralSucceeded)
            .Select(e => (double)(customer.DayOf(in e) - customer.Orders[0].Day))
            .Where(days => days >= 0);
}
