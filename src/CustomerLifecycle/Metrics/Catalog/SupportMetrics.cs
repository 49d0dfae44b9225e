namespace CustomerLifecycle.Metrics;

/// <summary>Metrics of what customers need of the shop: help, and taking things back.</summary>
internal static class SupportMetrics
{
    private static readonly MetricDefinitions Area = new(MetricArea.Support, "events of the period, and customers by orders that count");

    public static IReadOnlyList<IMetric> All { get; } =
    [
        Metric.EventRate(
            Area.Define(
                "support-load", "Support load", "Kundendienstaufkommen", FactUnit.Number,
                roles: StageRole.Support,
                formula: "support cases opened in the period ÷ people",
                source: "000",
                edgeCases: "Per stage: lifecycle metrics --by stage."),
            c => c.Count(CustomerEventKind.SupportOpened),
            c => c.IsKnown ? 1 : 0,
            NoValue.NobodyIsKnown),
        Metric.Of(
            Area.Define(
                "cases-by-reason", "Support cases by reason", "Kundendienstfälle nach Grund", FactUnit.Share,
                roles: StageRole.Support,
                formula: "support cases of the reason ÷ support cases, both opened in the period; the most frequent reason first",
                source: "002",
                edgeCases: "The reason is the category of the opening event, else its detail \"reason\", else unknown. "
                    + "The numerator is the number of cases."),
            _ => new SharesTally(c => c.Events(CustomerEventKind.SupportOpened).Select(CaseEvents.ReasonOf), NoCases)),
        Metric.Mean(
            Area.Define(
                "hours-to-answer", "Hours to the first answer", "Stunden bis zur ersten Antwort", FactUnit.Number,
                roles: StageRole.Support,
                formula: "mean hours from opening to the first answer, of cases first answered in the period",
                source: "003",
                edgeCases: "Answering and closing events name their case by reference or id; one that names none is of the oldest case "
                    + "that waits for it. Closing without an answer answers. Hours of the clock, nights and weekends included."),
            CaseEvents.HoursToAnswer,
            NoValue.NoCaseWasAnsweredInThePeriod),
        Metric.Mean(
            Area.Define(
                "hours-to-solve", "Hours to solve a case", "Stunden bis zur Lösung", FactUnit.Number,
                roles: StageRole.Support,
                formula: "mean hours from opening to closing, of cases closed in the period",
                source: "002; 003",
                edgeCases: "As hours-to-answer. Cases still open are not counted."),
            CaseEvents.HoursToSolve,
            NoneClosed),
        Metric.Of(
            Area.Define(
                "median-hours-to-solve", "Median hours to solve a case", "Median der Stunden bis zur Lösung", FactUnit.Number,
                roles: StageRole.Support,
                formula: "median of the same hours",
                source: "002; 003",
                edgeCases: "Right within half a per cent."),
            _ => new QuantileTally(CaseEvents.HoursToSolve, NoneClosed, 0.5)),
        Metric.Mean(
            Area.Define(
                "support-satisfaction", "Satisfaction with support", "Zufriedenheit mit dem Kundendienst", FactUnit.Score,
                roles: StageRole.Support,
                formula: "mean satisfaction, 1 to 5, of cases closed in the period",
                source: "field: practice",
                edgeCases: "Cases without an answer are not counted. Interval: Wilson's, on the scale from 1 to 5.",
                range: new FactRange(1, 5)),
            c => c.Events(CustomerEventKind.SupportClosed).Where(e => e.Score is not null).Select(e => (double)e.Score!.Value),
            NoValue.NoSatisfactionWasGivenInThePeriod),
        Metric.EventRate(
            Area.Define(
                "return-rate", "Return rate (by return date)", "Retourenquote (nach Retourendatum)", FactUnit.Share,
                roles: StageRole.Support,
                formula: "orders of which something came back in the period ÷ orders of the period, refunded ones included",
                source: "004; field: shops",
                edgeCases: "Several returns of one order count once, returns that name none each. A refunded order that no return names "
                    + "came back on its own day. Earlier orders come back too, so it may exceed 1. "
                    + "Orders that do not count otherwise, and their returns, are left out."),
            c => c.Sold.CameBackCount,
            c => c.Sold.Count,
            NoValue.NoOrdersInThePeriod),
        Metric.Rate(
            Area.Define(
                "return-rate-by-order-date", "Return rate (by order date)", "Retourenquote (nach Bestelldatum)", FactUnit.Share,
                roles: StageRole.Support,
                formula: "orders of the period that were refunded or have a return naming them ÷ orders of the period, refunded ones "
                    + "included",
                source: "004; field: shops",
                edgeCases: "Returns must name the order. Late returns are still to come for recent orders."),
            c => new Proportion(c.Sold.ReturnedCount, c.Sold.Count),
            NoValue.NoOrdersInThePeriod),
        Metric.Of(
            Area.Define(
                "returned-value-rate", "Returned value", "Retournierter Wert", FactUnit.Share,
                roles: StageRole.Support,
                formula: "money given back in the period ÷ gross amount of its orders, refunded ones included",
                source: "field: shops",
                edgeCases: "By return date; may exceed 1. Of a refunded order, what returns gave back is counted once, on their days, and "
                    + "the rest on the day of the order."),
            _ => new AmountRateTally(c => c.Sold.GivenBack, c => c.Sold.Amounts, NoValue.NoOrdersInThePeriod)),
    ];

    private static LocalizedText NoCases => NoValue.NoCasesWereOpenedInThePeriod;
    private static LocalizedText NoneClosed => NoValue.NoCaseWasClosedInThePeriod;
}
