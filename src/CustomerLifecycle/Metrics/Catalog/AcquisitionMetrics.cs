namespace CustomerLifecycle.Metrics;

/// <summary>Metrics of becoming a lead and a customer, and of what that costs.</summary>
internal static class AcquisitionMetrics
{
    private static readonly MetricDefinitions Area = new(MetricArea.Acquisition, "everybody with an event");

    public static IReadOnlyList<IMetric> All { get; } =
    [
        Metric.Sum(
            Area.Define(
                "sign-ups", "Sign-ups", "Registrierungen", FactUnit.Count,
                roles: StageRole.Awareness,
                formula: "sign-ups in the period",
                source: "004",
                edgeCases: "What happened in the period; days in the shop's zone."),
            c => c.Count(CustomerEventKind.SignUp)),
        Metric.Sum(
            Area.Define(
                "net-list-growth", "Net growth of the list", "Nettowachstum des Verteilers", FactUnit.Count,
                roles: StageRole.Awareness | StageRole.Welcome,
                formula: "sign-ups − opt-outs, both in the period",
                source: "004",
                edgeCases: "Negative where more people leave than come. Who opts out again later, or signs up twice, counts each time."),
            c => c.Count(CustomerEventKind.SignUp) - c.Count(CustomerEventKind.OptedOut)),
        SpendMetric.Per(
            Area.Define(
                "cost-per-acquisition", "Cost per acquisition", "Kosten pro Akquisition", FactUnit.Amount,
                roles: MetricRoles.Leads | StageRole.Awareness,
                formula: "spend ÷ new customers",
                source: "002; field: growth",
                edgeCases: "New: the first order that counts lies in the period. Spend of the same period; no lag. By channel or campaign: "
                    + "its spend ÷ the new customers put down to it, by the attribution asked for. Without new customers undefined; "
                    + "the numerator still shows the spend.",
                needsSpend: true),
            c => c.IsNew ? 1 : 0,
            NoValue.NoNewCustomersInThePeriod),
        Metric.Of(
            Area.Define(
                "cost-per-acquisition-by-days", "Cost per acquisition, by days taken", "Kosten pro Akquisition nach Dauer", FactUnit.Amount,
                roles: MetricRoles.Leads | StageRole.Awareness,
                formula: "spend on the new customers ÷ their number, by days from the first recorded event to the first order",
                source: "002",
                edgeCases: "Each channel's spend is shared equally among the new customers put down to it; nobody records it by person. "
                    + "Spend of channels that brought nobody is left out; whose channel has none counts in the denominator.",
                needsSpend: true),
            scope => new CostByDaysTally(scope)),
        SpendMetric.Per(
            Area.Define(
                "cost-per-order", "Cost per order", "Kosten pro Bestellung", FactUnit.Amount,
                roles: StageRole.Awareness,
                formula: "spend ÷ orders that count, of returning buyers too",
                source: "field: advertising",
                edgeCases: "By channel or campaign: its spend ÷ all orders of the customers put down to it.",
                needsSpend: true),
            c => c.OrderCount,
            NoValue.NoOrdersInThePeriod),
        SpendMetric.Per(
            Area.Define(
                "cost-per-lead", "Cost per lead", "Kosten pro Lead", FactUnit.Amount,
                roles: StageRole.Awareness,
                formula: "spend ÷ sign-ups",
                source: "002; field: growth",
                edgeCases: "Without sign-ups undefined.",
                needsSpend: true),
            c => c.Count(CustomerEventKind.SignUp),
            NoValue.NoSignUpsInThePeriod),
        Metric.Mean(
            Area.Define(
                "time-to-acquire", "Days to acquire", "Tage bis zum Erstkauf", FactUnit.Days,
                roles: MetricRoles.Leads,
                formula: "mean days from the first recorded event to the first order, of new customers",
                source: "002",
                edgeCases: "0 where the order is the first that is known. Only those who did order: "
                    + "see stage flow for those who did not yet."),
            DaysToAcquire,
            NoValue.NoNewCustomersInThePeriod),
        Metric.Of(
            Area.Define(
                "median-time-to-acquire", "Median days to acquire", "Median der Tage bis zum Erstkauf", FactUnit.Days,
                roles: MetricRoles.Leads,
                formula: "median of the same days",
                source: "002",
                edgeCases: "Right within half a per cent."),
            _ => new QuantileTally(DaysToAcquire, NoValue.NoNewCustomersInThePeriod, 0.5)),
        Metric.Rate(
            Area.Define(
                "lead-to-customer-rate", "Lead-to-customer rate", "Lead-to-Customer-Rate", FactUnit.Share,
                roles: MetricRoles.Leads,
                formula: "of the people known by the end of the period who were no customers before it, those who became one in it",
                source: "002",
                edgeCases: "By campaign: how well each strategy turns those it reached into customers; compare two with their "
                    + "uncertainty."),
            c => c.IsKnown && !(c.FirstActiveDay < c.FromDay) ? c.IsNew : null,
            NoValue.NoLeads),
        Metric.Of(
            Area.Define(
                "lead-abandonment-rate", "Lead abandonment", "Abgesprungene Leads", FactUnit.Share,
                roles: MetricRoles.Leads,
                formula: "sign-ups without an order within the response days ÷ sign-ups",
                source: "004",
                edgeCases: "Sign-ups of people who had not ordered before. Those too young are not counted; "
                    + "where all are, not yet observable."),
            scope => new WithinDaysTally(scope, LeadsAndOrders, scope.ResponseDays, countsMissing: true, NoValue.NoSignUpsInThePeriod)),
        Metric.Of(
            Area.Define(
                "cart-abandonment-rate", "Cart abandonment", "Abgebrochene Warenkörbe", FactUnit.Share,
                roles: MetricRoles.Leads,
                formula: "filled baskets not bought within the response days ÷ filled baskets",
                source: "004",
                edgeCases: "A basket is bought as the fact has-open-cart says: one that names its products when orders have named all of "
                    + "them, then or up to a day before; any other with the next order. Baskets too young are not counted."),
            scope => new WithinDaysTally(
                scope,
                c => c.Events(CustomerEventKind.CartFilled).Select(basket => (c.DayOf(in basket), c.BoughtOn(in basket))),
                scope.ResponseDays,
                countsMissing: true,
                NoValue.NoFilledBasketsInThePeriod)),
    ];

    private static IEnumerable<double> DaysToAcquire(CustomerPeriod customer) => customer.IsNew ? [customer.DaysToAcquire] : [];

    private static IEnumerable<(int Begins, int? Follows)> LeadsAndOrders(CustomerPeriod customer) =>
        FollowUps.Of(customer, CustomerEventKind.SignUp, customer.FirstOrderFrom).Where(
            lead => customer.Orders.Count == 0 || customer.Orders[0].Day >= lead.Begins);
}
