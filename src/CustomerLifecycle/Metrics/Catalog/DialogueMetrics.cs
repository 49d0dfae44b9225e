namespace CustomerLifecycle.Metrics;

/// <summary>Metrics of what the shop learns of people, whether they answer, and what is sold to them further.</summary>
internal static class DialogueMetrics
{
    private static readonly MetricDefinitions Area = new(MetricArea.Dialogue, "everybody with an event");

    private const int WholeProfile = 100;

    private static readonly (string Key, LocalizedText Name)[] SellingKinds =
    [
        (KeyOf(SellingKind.CrossSell), LocalizedText.Of("cross-sell", "Cross-Selling")),
        (KeyOf(SellingKind.UpSell), LocalizedText.Of("up-sell", "Up-Selling")),
        (KeyOf(SellingKind.DeepSell), LocalizedText.Of("deep-sell", "Deep-Selling")),
        (KeyOf(SellingKind.First), LocalizedText.Of("first order", "Erstbestellung")),
        (KeyOf(SellingKind.Repeat), LocalizedText.Of("repeat order", "Folgebestellung")),
        (KeyOf(SellingKind.Unspecified), LocalizedText.Of("unspecified", "nicht angegeben")),
    ];

    public static IReadOnlyList<IMetric> All { get; } =
    [
        Metric.EventRate(
            Area.Define(
                "email-open-rate", "E-mail open rate", "E-Mail-Öffnungsrate", FactUnit.Share,
                roles: MetricRoles.Leads,
                formula: "e-mails opened ÷ e-mails sent",
                source: "field: e-mail marketing",
                edgeCases: "May exceed 1: a mail sent before the period may be opened in it, and more than once. "
                    + "Interval: that of a count."),
            c => c.Count(CustomerEventKind.EmailOpened),
            c => c.Count(CustomerEventKind.EmailSent),
            NoValue.NoEMailsSentInThePeriod),
        Metric.EventRate(
            Area.Define(
                "email-click-rate", "E-mail click rate", "E-Mail-Klickrate", FactUnit.Share,
                roles: MetricRoles.Leads,
                formula: "clicks in e-mails ÷ e-mails sent",
                source: "field: e-mail marketing",
                edgeCases: "May exceed 1, as the open rate."),
            c => c.Count(CustomerEventKind.EmailClicked),
            c => c.Count(CustomerEventKind.EmailSent),
            NoValue.NoEMailsSentInThePeriod),
        Metric.Of(
            Area.Define(
                "welcome-response-rate", "Response to the welcome series", "Reaktion auf die Willkommensserie", FactUnit.Share,
                roles: MetricRoles.Leads,
                formula: "sign-ups followed by an e-mail opened or clicked, or an answer, within the response days ÷ sign-ups",
                source: "004",
                edgeCases: "Any campaign counts: events do not say which mail belongs to the series."),
            scope => new WithinDaysTally(
                scope,
                c => FollowUps.Of(c, CustomerEventKind.SignUp, day => c.FirstDayFrom(day, IsResponse)),
                scope.ResponseDays,
                countsMissing: false,
                NoValue.NoSignUpsInThePeriod)),
        Metric.Rate(
            Area.Define(
                "response-rate", "Response rate", "Responsequote", FactUnit.Share,
                roles: StageRole.Profiling | StageRole.Dialogue,
                formula: "people who answered a campaign or a survey in the period ÷ people to whom something was sent in it",
                source: "003",
                edgeCases: "Who answered and was sent nothing that is recorded is not counted. Opening and clicking are no answers."),
            c => c.Count(CustomerEventKind.EmailSent) == 0
                ? null
                : c.Count(CustomerEventKind.CampaignResponse, CustomerEventKind.SurveyAnswered) > 0,
            NoValue.NothingWasSentInThePeriod),
        Metric.Mean(
            Area.Define(
                "profile-completeness", "Profile completeness", "Vollständigkeit der Profile", FactUnit.Percent,
                roles: StageRole.Profiling,
                formula: "mean of the latest per cent of each person's profile at the end of the period",
                source: "003",
                edgeCases: "Who has never told anything has 0. Interval: Wilson's, on the scale from 0 to 100.",
                range: new FactRange(0, WholeProfile)),
            c => c.IsKnown ? [ProfilePercent(c)] : [],
            NoValue.NobodyIsKnown),
        Metric.Rate(
            Area.Define(
                "complete-profile-rate", "Complete profiles", "Vollständige Profile", FactUnit.Share,
                roles: StageRole.Profiling,
                formula: "people whose profile is complete at the end of the period ÷ people",
                source: "003",
                edgeCases: "By the latest per cent, which may fall again."),
            c => c.IsKnown ? ProfilePercent(c) >= WholeProfile : null,
            NoValue.NobodyIsKnown),
        Metric.Of(
            Area.Define(
                "orders-by-selling-kind", "Orders by kind of selling", "Bestellungen nach Verkaufsart", FactUnit.Share,
                roles: MetricRoles.Newcomers | StageRole.Retention,
                formula: "orders of the kind ÷ orders, both of the period: cross-, up- and deep-selling, first, repeat, unspecified",
                source: "003",
                edgeCases: "As recorded with the order; the numerator is the number of orders."),
            _ => new SharesTally(Selling, NoValue.NoOrdersInThePeriod, SellingKinds)),
        Metric.Rate(
            Area.Define(
                "multichannel-rate", "Customers on several channels", "Kunden auf mehreren Kanälen", FactUnit.Share,
                roles: MetricRoles.Newcomers | StageRole.Retention | StageRole.Advocacy,
                formula: "customers of the period who did something on two or more channels in it ÷ customers of the period",
                source: "002",
                edgeCases: "What they did of their own accord: no impressions, no mail that was sent, no kinds of one's own. "
                    + "Events that name no channel are on none."),
            c => c.OrderCount == 0 ? null : Channels(c).Skip(1).Any(),
            NoValue.NoCustomersInThePeriod),
    ];

    private static IEnumerable<string> Channels(CustomerPeriod customer) => customer.EventsInPeriod()
        .Where(e => CustomerEventKinds.IsEngagement(e.Kind))
        .Select(e => e.Channel)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal);

    private static double ProfilePercent(CustomerPeriod customer) => customer.FactsAtEnd.ProfilePercent;

    private static List<string> Selling(CustomerPeriod customer)
    {
        List<string> kinds = [];
        foreach (CountedOrder order in customer.OrdersInPeriod)
        {
            kinds.Add(KeyOf(order.Event.Selling));
        }

        return kinds;
    }

    private static string KeyOf(SellingKind kind) => KebabKey.FromValue(kind);

    private static bool IsResponse(CustomerEvent item) =>
        item.Kind is CustomerEventKind.EmailOpened
            or CustomerEventKind.EmailClicked
            or CustomerEventKind.CampaignResponse
            or CustomerEventKind.SurveyAnswered;
}
