
namespace CustomerLifecycle.Metrics;

/// <summary>Metrics of becoming known and becoming a customer.</summary>
internal static class AcquisitionMetrics
{
    private const string Period = "What happened in the period; days in the shop's zone.";

    public static IReadOnlyList<IMetric> All { get; } =
    [
        Metric.Of(
            Define(
                "impressions", "Impressions", "Impressionen", FactUnit.Count,
                roles: StageRole.Awareness,
                formula: "impression events + impressions of the spend file, online and offline",
                source: "002",
                edgeCases: "Those of the spend file belong to no person."),
            scope => new RatioTally(Impressions, denominator: null, string.Empty, start: SpendImpressions(scope))),
        Metric.Of(
            Define(
                "click-through-rate", "Click-through rate", "Klickrate", FactUnit.Share,
                roles: StageRole.Awareness,
                formula: "clicks ÷ impressions, both of the spend file",
                source: "field: advertising",
                edgeCases: "Undefined without impressions. Events record no clicks on advertisements."),
            scope => new RatioTally(
                _ => 0, _ => 0, "no impressions are known", scope.SpendInPeriod.Sum(s => (double)s.Clicks), SpendImpressions(scope))),
        Metric.Sum(
            Define(
                "sign-ups", "Sign-ups", "Registrierungen", FactUnit.Count,
                roles: StageRole.Awareness,
                formula: "sign-ups in the period",
                source: "004",
                edgeCases: Period),
            c => c.Count(CustomerEventKind.SignUp)),
        Metric.Ratio(
            Define(
                "email-open-rate", "E-mail open rate", "E-Mail-Öffnungsrate", FactUnit.Share,
                roles: MetricRoles.Leads,
                formula: "e-mails opened ÷ e-mails sent",
                source: "field: e-mail marketing",
                edgeCases: "May exceed 1: a mail sent before the period may be opened in it, and more than once."),
            c => c.Count(CustomerEventKind.EmailOpened),
            c => c.Count(CustomerEventKind.EmailSent),
            "no e-mails sent in the period"),
        Metric.Ratio(
            Define(
                "email-click-rate", "E-mail click rate", "E-Mail-Klickrate", FactUnit.Share,
                roles: MetricRoles.Leads,
                formula: "clicks in e-mails ÷ e-mails sent",
                source: "field: e-mail marketing",
                edgeCases: "May exceed 1, as the open rate."),
            c => c.Count(CustomerEventKind.EmailClicked),
            c => c.Count(CustomerEventKind.EmailSent),
            "no e-mails sent in the period"),
        Metric.Ratio(
            Define(
                "conversion-rate", "Conversion rate (events)", "Konversionsrate (Ereignisse)", FactUnit.Share,
                roles: MetricRoles.Leads,
                formula: "orders ÷ visits",
                source: "002; field: advertising",
                edgeCases: "Every conversion counts, so it may exceed 1. By persons: visitor-conversion-rate."),
            c => c.OrderCount,
            c => c.Count(CustomerEventKind.Visit),
            "no visits in the period"),
        Metric.Rate(
            Define(
                "visitor-conversion-rate", "Conversion rate (persons)", "Konversionsrate (Personen)", FactUnit.Share,
                roles: MetricRoles.Leads,
                formula: "persons who visited and ordered ÷ persons who visited, in the period",
                source: "field: advertising",
                edgeCases: "Who ordered without a recorded visit is not counted."),
            c => c.Count(CustomerEventKind.Visit) == 0 ? null : c.OrderCount > 0,
            "no visitors in the period"),
        Metric.Of(
            Define(
                "impression-to-conversion-rate", "Impression-to-conversion rate", "Impressionen bis zur Konversion", FactUnit.Share,
                roles: StageRole.Awareness,
                formula: "orders ÷ impressions",
                source: "002",
                edgeCases: "Both of the period; no attribution window. Online and offline impressions count alike."),
            scope => new RatioTally(c => c.OrderCount, Impressions, "no impressions are known", startBelow: SpendImpressions(scope))),
        Metric.Of(
            Define(
                "conversions-per-thousand-impressions",
                "Conversions per 1,000 impressions",
                "Konversionen je 1.000 Impressionen",
                FactUnit.Number,
                roles: StageRole.Awareness,
                formula: "1,000 × orders ÷ impressions",
                source: "002",
                edgeCases: "As impression-to-conversion-rate."),
            scope => new RatioTally(
                c => 1_000.0 * c.OrderCount, Impressions, "no impressions are known", startBelow: SpendImpressions(scope))),
        SpendMetric.Per(
            Define(
                "cost-per-acquisition", "Cost per acquisition", "Kosten pro Akquisition", FactUnit.Amount,
                roles: StageRole.Awareness,
                formula: "spend ÷ orders that count, of returning buyers too",
                source: "002; field: growth",
                edgeCases: "By channel: spend of the channel ÷ all orders of the customers acquired over it. Without orders undefined; "
                    + "the numerator still shows the spend.",
                needsSpend: true),
            c => c.OrderCount,
            "no orders in the period"),
        SpendMetric.Per(
            Define(
                "cost-per-lead", "Cost per lead", "Kosten pro Lead", FactUnit.Amount,
                roles: StageRole.Awareness,
                formula: "spend ÷ sign-ups",
                source: "002; field: growth",
                edgeCases: "Without sign-ups undefined.",
                needsSpend: true),
            c => c.Count(CustomerEventKind.SignUp),
            "no sign-ups in the period"),
        SpendMetric.Per(
            Define(
                "customer-acquisition-cost", "Customer acquisition cost", "Kundenakquisitionskosten", FactUnit.Amount,
                roles: MetricRoles.Leads,
                formula: "spend ÷ new customers",
                source: "field: growth",
                edgeCases: "New: the first order that counts lies in the period. Spend of the same period; no lag.",
                needsSpend: true),
            c => c.IsNew ? 1 : 0,
            "no new customers in the period"),
        Metric.Mean(
            Define(
                "time-to-acquire", "Days to acquire", "Tage bis zum Erstkauf", FactUnit.Days,
                roles: MetricRoles.Leads,
                formula: "mean days from the first recorded event to the first order, of new customers",
                source: "002",
                edgeCases: "0 where the order is the first that is known. Only those who did order: "
                    + "see stage flow for those who did not yet."),
            DaysToAcquire,
            "no new customers in the period"),
        Metric.Of(
            Define(
                "median-time-to-acquire", "Median days to acquire", "Median der Tage bis zum Erstkauf", FactUnit.Days,
                roles: MetricRoles.Leads,
                formula: "median of the same days",
                source: "002",
                edgeCases: "Right within half a per cent."),
            _ => new QuantileTally(DaysToAcquire, "no new customers in the period", 0.5)),
        Metric.Of(
            Define(
                "lead-abandonment-rate", "Lead abandonment", "Abgesprungene Leads", FactUnit.Share,
                roles: MetricRoles.Leads,
                formula: "sign-ups without an order within the response days ÷ sign-ups",
                source: "004",
                edgeCases: "Sign-ups of people who had not ordered before. Those too young are not counted; "
                    + "where all are, not yet observable."),
            scope => new WithinDaysTally(scope, LeadsAndOrders, scope.ResponseDays, countsMissing: true, "no sign-ups in the period")),
        Metric.Of(
            Define(
                "cart-abandonment-rate", "Cart abandonment", "Abgebrochene Warenkörbe", FactUnit.Share,
                roles: MetricRoles.Leads,
                formula: "filled baskets without an order within the response days ÷ filled baskets",
                source: "004",
                edgeCases: "An order on the same day counts for the basket. Baskets too young are not counted."),
            scope => new WithinDaysTally(
                scope,
                c => Followed(c, CustomerEventKind.CartFilled, c.FirstOrderFrom),
                scope.ResponseDays,
                countsMissing: true,
                "no filled baskets in the period")),
        Metric.Of(
            Define(
                "welcome-response-rate", "Response to the welcome series", "Reaktion auf die Willkommensserie", FactUnit.Share,
                roles: MetricRoles.Leads,
                formula: "sign-ups followed by an e-mail opened or clicked, or an answer, within the response days ÷ sign-ups",
                source: "004",
                edgeCases: "Any campaign counts: events do not say which mail belongs to the series."),
            scope => new WithinDaysTally(
                scope,
                c => Followed(c, CustomerEventKind.SignUp, day => c.FirstDayFrom(day, IsResponse)),
                scope.ResponseDays,
                countsMissing: false,
                "no sign-ups in the period")),
    ];

    private static MetricDefinition Define(
        string key,
        string english,
        string german,
        FactUnit unit,
        StageRole roles,
        string formula,
        string source,
        string edgeCases,
        bool needsSpend = false) =>
        new(key, LocalizedText.Of(english, german), unit)
        {
            Area = MetricArea.Acquisition,
            Formula = formula,
            Population = "everybody with an event",
            EdgeCases = edgeCases,
            Source = source,
            Roles = roles,
            NeedsSpend = needsSpend,
        };

    private static double Impressions(CustomerPeriod customer) => customer.Count(CustomerEventKind.Impression);

    private static double SpendImpressions(MetricScope scope) => scope.SpendInPeriod.Sum(s => (double)s.Impressions);

    private static IEnumerable<double> DaysToAcquire(CustomerPeriod customer) =>
        customer.IsNew ? [customer.FirstActiveDay!.Value - customer.DayOf(customer.History.Events[0])] : [];

    private static IEnumerable<(int Begins, int? Follows)> LeadsAndOrders(CustomerPeriod customer) =>
        Followed(customer, CustomerEventKind.SignUp, customer.FirstOrderFrom).Where(
            lead => customer.Orders.Count == 0 || customer.Orders[0].Day >= lead.Begins);

    private static IEnumerable<(int Begins, int? Follows)> Followed(CustomerPeriod customer, CustomerEventKind kind, Func<int, int?> by) =>
        customer.Events(kind).Select(e => customer.DayOf(in e)).Select(day => (day, by(day)));

    private static bool IsResponse(CustomerEvent item) =>
        item.Kind is CustomerEventKind.EmailOpened
            or CustomerEventKind.EmailClicked
            or CustomerEventKind.CampaignResponse
            or CustomerEventKind.SurveyAnswered;
}
