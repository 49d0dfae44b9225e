using System.Linq.Expressions;

namespace CustomerLifecycle;

/// <summary>
/// The facts that ship, each declared once, as a user would declare theirs: what a profile keeps for it, its value on a day, what events do
/// to it, and what is impossible beside it follow from here. A fact's other place is its property on <see cref="CustomerFacts"/>.
/// </summary>
/// <remarks>
/// The order of declaration is the place in memory: those that the shipped rules read come first, so that most models are decided on one
/// or two cache lines. Facts that no aggregate over events gives (amounts net of returns, what is open, signs of decline) say by hand what
/// moves them.
/// </remarks>
internal static partial class ShippedFacts
{
    private const int MostDays = int.MaxValue - CustomerFacts.DaysBias;

    private static readonly List<FactInfo<CustomerFacts>> Declared = [];

    private static readonly EventKind[] Seen =
    [
        .. CustomerEventKinds.All.Where(k => k is not (CustomerEventKind.Custom or CustomerEventKind.AttributeSet))
            .Select(EventKind.FromShipped),
    ];

    private static readonly EventKind[] Engagement =
        [.. CustomerEventKinds.All.Where(CustomerEventKinds.IsEngagement).Select(EventKind.FromShipped)];

    // What shows that somebody is a customer, again and again.
    private static readonly EventKind[] SignsOfBuying =
    [
        CustomerEventKind.Order, CustomerEventKind.LoyaltyScan, CustomerEventKind.ContractStarted, CustomerEventKind.ContractRenewed,
    ];

    public static readonly FactLocation Orders = Of(f => f.Orders, Fact.Count("orders", CustomerEventKind.Order));

    public static readonly FactLocation DaysSinceLastOrder =
        Of(f => f.DaysSinceLastOrder, Fact.DaysSince("days-since-last-order", CustomerEventKind.Order));

    public static readonly FactLocation DaysUntilOverdue = SignOfDecline(
        "days-until-overdue",
        f => f.DaysUntilOverdue,
        [EventEffect.PutsOff(CustomerEventKind.Order)],
        () => [DaysSinceLastOrder, UsualDaysBetweenOrders, LongestDaysBetweenOrders]);

    public static readonly FactLocation DaysUntilDefectionWarning = SignOfDecline(
        "days-until-defection-warning",
        f => f.DaysUntilDefectionWarning,
        [EventEffect.PutsOff(CustomerEventKind.Order), .. Seen.Where(k => k != CustomerEventKind.Order).Select(EventEffect.Unknown)],
        () =>
        [
            DaysSinceLastOrder,
            UsualDaysBetweenOrders,
            LongestDaysBetweenOrders,
            RecentDaysBetweenOrders,
            EarlierDaysBetweenOrders,
            RecentOrderValuePercent,
            RecentReturnPercent,
        ]);

    public static readonly FactLocation IsSignedUp = Flag(
        "is-signed-up", f => f.IsSignedUp, [To(CustomerEventKind.SignUp, 1), To(CustomerEventKind.OptedOut, 0)]);

    public static readonly FactLocation HasOpenCart = Flag(
        "has-open-cart", f => f.HasOpenCart, [To(CustomerEventKind.CartFilled, 1), To(CustomerEventKind.Order, 0)]);

    public static readonly FactLocation DaysSinceLastCart =
        Of(f => f.DaysSinceLastCart, Fact.DaysSince("days-since-last-cart", CustomerEventKind.CartFilled));

    public static readonly FactLocation DaysSinceLastEngagement =
        Of(f => f.DaysSinceLastEngagement, Fact.DaysSince("days-since-last-engagement", Engagement).OfEveryOrder());

    public static readonly FactLocation DaysUntilContractEnd = Word(
        "days-until-contract-end",
        (CustomerFacts f) => f.DaysUntilContractEnd,
        FactUnit.Days,
        SignedDays,
        dailyChange: -1,
        declaration: null,
        [
            Chosen(CustomerEventKind.ContractStarted),
            Chosen(CustomerEventKind.ContractRenewed),
            Chosen(CustomerEventKind.ContractResumed),
        ]);

    public static readonly FactLocation OpenSupportCases = ByHand(
        "open-support-cases",
        f => f.OpenSupportCases,
        FactUnit.Count,
        new FactRange(0, int.MaxValue),
        [By(CustomerEventKind.SupportOpened, 1), By(CustomerEventKind.SupportClosed, -1)]);

    public static readonly FactLocation ReferralsMade =
        Of(f => f.ReferralsMade, Fact.Count("referrals-made", CustomerEventKind.ReferralMade));

    public static readonly FactLocation PositiveReviews =
        Of(f => f.PositiveReviews, Fact.Count("positive-reviews", CustomerEventKind.Review).Where(e => e.Score >= 4));

    public static readonly FactLocation DaysSinceLastPraise = Of(
        f => f.DaysSinceLastPraise,
        Fact.DaysSince(
                "days-since-last-praise",
                [CustomerEventKind.ReferralMade, CustomerEventKind.Review, CustomerEventKind.SurveyAnswered])
            .Where(e => Opinions.IsPraise(e)));

    public static readonly FactLocation IsCritical = Flag(
        "is-critical",
        f => f.IsCritical,
        [To(CustomerEventKind.ReferralMade, 0), To(CustomerEventKind.Review, 0), To(CustomerEventKind.SurveyAnswered, 0)]);

    public static readonly FactLocation Views =
        Of(f => f.Views, Fact.Count("views", CustomerEventKind.ProductView, CustomerEventKind.ContentView));

    public static readonly FactLocation CartsFilled = Of(f => f.CartsFilled, Fact.Count("carts-filled", CustomerEventKind.CartFilled));

    public static readonly FactLocation EmailsClicked =
        Of(f => f.EmailsClicked, Fact.Count("emails-clicked", CustomerEventKind.EmailClicked));

    public static readonly FactLocation ContractRenewals =
        Of(f => f.ContractRenewals, Fact.Count("contract-renewals", CustomerEventKind.ContractRenewed));

    public static readonly FactLocation Responses =
        Of(f => f.Responses, Fact.Count("responses", CustomerEventKind.CampaignResponse, CustomerEventKind.SurveyAnswered));

    public static readonly FactLocation IsContractCanceled = Flag(
        "is-contract-canceled",
        f => f.IsContractCanceled,
        [
            To(CustomerEventKind.ContractStarted, 0),
            To(CustomerEventKind.ContractRenewed, 0),
            To(CustomerEventKind.ContractResumed, 0),
            To(CustomerEventKind.ContractCanceled, 1),
        ]);

    public static readonly FactLocation IsContractPaused = Flag(
        "is-contract-paused",
        f => f.IsContractPaused,
        [
            To(CustomerEventKind.ContractStarted, 0),
            To(CustomerEventKind.ContractRenewed, 0),
            To(CustomerEventKind.ContractResumed, 0),
            To(CustomerEventKind.ContractCanceled, 0),
            To(CustomerEventKind.ContractPaused, 1),
        ]);

    public static readonly FactLocation FailedPayments = ByHand(
        "failed-payments",
        f => f.FailedPayments,
        FactUnit.Count,
        new FactRange(0, CustomerFacts.MostFailedPayments),
        [
            To(CustomerEventKind.ContractStarted, 0),
            To(CustomerEventKind.ContractRenewed, 0),
            By(CustomerEventKind.PaymentFailed, 1),
        ]);

    public static readonly FactLocation DaysUntilContractLastQuarter = DayToCome(
        "days-until-contract-last-quarter",
        f => f.DaysUntilContractLastQuarter,
        [CustomerEventKind.ContractStarted, CustomerEventKind.ContractRenewed]);

    public static readonly FactLocation CrossSells = Selling(f => f.CrossSells, "cross-sells", SellingKind.CrossSell);

    public static readonly FactLocation UpSells = Selling(f => f.UpSells, "up-sells", SellingKind.UpSell);

    public static readonly FactLocation DeepSells = Selling(f => f.DeepSells, "deep-sells", SellingKind.DeepSell);

    public static readonly FactLocation ProfilePercent = Of(
        f => f.ProfilePercent,
        Fact.Latest("profile-percent", CustomerEventKind.ProfileCompleted, e => e.Score),
        FactUnit.Percent,
        new FactRange(0, 100));

    public static readonly FactLocation DaysSinceFirstSeen =
        Of(f => f.DaysSinceFirstSeen, Fact.DaysSinceFirst("days-since-first-seen", Seen).OfEveryOrder());

    public static readonly FactLocation LoyaltyScans = Of(f => f.LoyaltyScans, Fact.Count("loyalty-scans", CustomerEventKind.LoyaltyScan));

    public static readonly FactLocation DaysSinceLastLoyaltyScan =
        Of(f => f.DaysSinceLastLoyaltyScan, Fact.DaysSince("days-since-last-loyalty-scan", CustomerEventKind.LoyaltyScan));

    public static readonly FactLocation Visits = Of(f => f.Visits, Fact.Count("visits", CustomerEventKind.Visit));

    public static readonly FactLocation DaysSinceLastVisit =
        Of(f => f.DaysSinceLastVisit, Fact.DaysSince("days-since-last-visit", CustomerEventKind.Visit));

    public static readonly FactLocation LatestSurveyScore = Of(
        f => f.LatestSurveyScore,
        Fact.Latest("latest-survey-score", CustomerEventKind.SurveyAnswered, e => e.Score),
        FactUnit.Score,
        new FactRange(0, 10));

    public static readonly FactLocation DaysSinceFirstOrder =
        Of(f => f.DaysSinceFirstOrder, Fact.DaysSinceFirst("days-since-first-order", CustomerEventKind.Order));

    public static readonly FactLocation DaysSinceSignUp =
        Of(f => f.DaysSinceSignUp, Fact.DaysSince("days-since-sign-up", CustomerEventKind.SignUp));

    public static readonly FactLocation DaysSinceLastResponse = Of(
        f => f.DaysSinceLastResponse,
        Fact.DaysSince("days-since-last-response", [CustomerEventKind.CampaignResponse, CustomerEventKind.SurveyAnswered]));

    public static readonly FactLocation Returns = Of(f => f.Returns, Fact.Count("returns", CustomerEventKind.Return));

    public static readonly FactLocation DaysSinceLastReturn =
        Of(f => f.DaysSinceLastReturn, Fact.DaysSince("days-since-last-return", CustomerEventKind.Return));

    public static readonly FactLocation Items = Of(
        f => f.Items, Fact.Sum("items", CustomerEventKind.Order, e => e.Quantity), FactUnit.Count, new FactRange(0, int.MaxValue));

    public static readonly FactLocation Impressions = Of(f => f.Impressions, Fact.Count("impressions", CustomerEventKind.Impression));

    public static readonly FactLocation EmailsSent = Of(f => f.EmailsSent, Fact.Count("emails-sent", CustomerEventKind.EmailSent));

    public static readonly FactLocation EmailsOpened = Of(f => f.EmailsOpened, Fact.Count("emails-opened", CustomerEventKind.EmailOpened));

    public static readonly FactLocation SupportCases =
        Of(f => f.SupportCases, Fact.Count("support-cases", CustomerEventKind.SupportOpened));

    public static readonly FactLocation LatestSatisfaction = Of(
        f => f.LatestSatisfaction,
        Fact.Latest("latest-satisfaction", CustomerEventKind.SupportClosed, e => e.Score),
        FactUnit.Score,
        new FactRange(1, 5));

    public static readonly FactLocation Reviews = Of(f => f.Reviews, Fact.Count("reviews", CustomerEventKind.Review));

    public static readonly FactLocation ReferralsSuccessful =
        Of(f => f.ReferralsSuccessful, Fact.Count("referrals-successful", CustomerEventKind.ReferralSucceeded));

    public static readonly FactLocation DaysSinceLastAdvocacy = Of(
        f => f.DaysSinceLastAdvocacy,
        Fact.DaysSince(
            "days-since-last-advocacy",
            [CustomerEventKind.Review, CustomerEventKind.ReferralMade, CustomerEventKind.ReferralSucceeded]));

    public static readonly FactLocation UsualDaysBetweenOrders =
        DaysOfRhythm("usual-days-between-orders", f => f.UsualDaysBetweenOrders);

    public static readonly FactLocation LongestDaysBetweenOrders =
        DaysOfRhythm("longest-days-between-orders", f => f.LongestDaysBetweenOrders);

    public static readonly FactLocation RecentDaysBetweenOrders =
        DaysOfRhythm("recent-days-between-orders", f => f.RecentDaysBetweenOrders);

    public static readonly FactLocation EarlierDaysBetweenOrders =
        DaysOfRhythm("earlier-days-between-orders", f => f.EarlierDaysBetweenOrders);

    public static readonly FactLocation DaysUntilBuyingLessOften = SignOfDecline(
        "days-until-buying-less-often",
        f => f.DaysUntilBuyingLessOften,
        [EventEffect.Unknown(CustomerEventKind.Order)],
        () => [RecentDaysBetweenOrders, EarlierDaysBetweenOrders]);

    public static readonly FactLocation DaysUntilEngagingLess = SignOfDecline(
        "days-until-engaging-less", f => f.DaysUntilEngagingLess, [.. Engagement.Select(EventEffect.Unknown)], () => []);

    public static readonly FactLocation RecentOrderValuePercent =
        PercentOfOwn("recent-order-value-percent", f => f.RecentOrderValuePercent);

    public static readonly FactLocation RecentReturnPercent = PercentOfOwn("recent-return-percent", f => f.RecentReturnPercent);

    public static readonly FactLocation DaysSinceLastEmailSent =
        Of(f => f.DaysSinceLastEmailSent, Fact.DaysSince("days-since-last-email-sent", CustomerEventKind.EmailSent));

    public static readonly FactLocation IsOptedOut = Flag(
        "is-opted-out", f => f.IsOptedOut, [To(CustomerEventKind.OptedOut, 1), To(CustomerEventKind.SignUp, 0)]);

    public static readonly FactLocation ContractTermDays = ByHand(
        "contract-term-days",
        f => f.ContractTermDays,
        FactUnit.Days,
        new FactRange(0, MostDays),
        [Chosen(CustomerEventKind.ContractStarted), Chosen(CustomerEventKind.ContractRenewed)]);

    public static readonly FactLocation DaysUntilTrialEnd = Of(
        f => f.DaysUntilTrialEnd,
        new Fact<int?>(
            new FactDeclaration("days-until-trial-end", FactAggregate.DaysUntil, new FactSelector([CustomerEventKind.TrialStarted], []))
            {
                Of = EventProperty.Find("contract-end"),
            }));

    public static readonly FactLocation DaysSinceContractPaused =
        Of(f => f.DaysSinceContractPaused, Fact.DaysSince("days-since-contract-paused", CustomerEventKind.ContractPaused));

    public static readonly FactLocation DaysSinceFailedPayment =
        Of(f => f.DaysSinceFailedPayment, Fact.DaysSince("days-since-failed-payment", CustomerEventKind.PaymentFailed));

    public static readonly FactLocation DaysUntilLost = Word(
        "days-until-lost",
        (Expression<Func<CustomerFacts, int?>>)(f => f.DaysUntilLost),
        FactUnit.Days,
        SignedDays,
        dailyChange: -1,
        declaration: null,
        [.. SignsOfBuying.Select(EventEffect.PutsOff)]);

    public static readonly FactLocation DaysSinceReactivation = Word(
        "days-since-reactivation",
        (Expression<Func<CustomerFacts, int?>>)(f => f.DaysSinceReactivation),
        FactUnit.Days,
        new FactRange(0, MostDays),
        dailyChange: 1,
        declaration: null,
        [.. SignsOfBuying.Select(kind => new EventEffect(kind, FactEffectKind.SetOfLost, 0) { DaysUntilLost = DaysUntilLost })]);

    public static readonly FactLocation PurchasesSinceReactivation = ByHand(
        "purchases-since-reactivation",
        f => f.PurchasesSinceReactivation,
        FactUnit.Count,
        new FactRange(0, int.MaxValue - CustomerFacts.DaysBias),
        [
            Anew(CustomerEventKind.Order, 1),
            Anew(CustomerEventKind.LoyaltyScan, 1),
            Anew(CustomerEventKind.ContractStarted, 0),
            Anew(CustomerEventKind.ContractRenewed, 0),
        ]);

    public static readonly FactLocation DaysSinceLastFurtherSelling = Of(
        f => f.DaysSinceLastFurtherSelling,
        Fact.DaysSince("days-since-last-further-selling", CustomerEventKind.Order)
            .Where(e => e.Selling == SellingKind.CrossSell || e.Selling == SellingKind.UpSell || e.Selling == SellingKind.DeepSell));

    public static readonly FactLocation DaysSinceLastEmailClicked =
        Of(f => f.DaysSinceLastEmailClicked, Fact.DaysSince("days-since-last-email-clicked", CustomerEventKind.EmailClicked));

    public static readonly FactLocation Revenue =
        Amount("revenue", f => f.Revenue, double.NegativeInfinity, FactEffectKind.AddChoice);

    public static readonly FactLocation Profit = Amount("profit", f => f.Profit, double.NegativeInfinity, FactEffectKind.AddChoice);

    public static readonly FactLocation LargestOrder = Amount("largest-order", f => f.LargestOrder, 0, FactEffectKind.RaiseToChoice);

    public static readonly FactLocation LastOrderAmount = Amount("last-order-amount", f => f.LastOrderAmount, 0, FactEffectKind.SetChoice);

    public static readonly FactLocation ReturnedAmount = Amount("returned-amount", f => f.ReturnedAmount, 0, effect: null);

    public static readonly FactLocation ContractRevenue = Amount("contract-revenue", f => f.ContractRevenue, 0, effect: null);

    public static readonly FactLocation ContractProfit =
        Amount("contract-profit", f => f.ContractProfit, double.NegativeInfinity, effect: null);

    /// <summary>All of them; calculated ones last.</summary>
    public static IReadOnlyList<FactInfo<CustomerFacts>> All { get; } =
    [
        .. Declared,
        Calculated(
            "average-order-value",
            FactUnit.Amount,
            f => f.AverageOrderValue,
            (in f) => f.AverageOrderValue ?? double.NaN,
            double.NegativeInfinity),
        Calculated("returned-share", FactUnit.Share, f => f.ReturnedShare, (in f) => f.ReturnedShare ?? double.NaN, 0),
        Calculated(
            "mean-days-between-orders", FactUnit.Number, f => f.MeanDaysBetweenOrders, (in f) => f.MeanDaysBetweenOrders ?? double.NaN, 0),
    ];

    /// <summary>The facts that change by the same with each day.</summary>
    public static FactInfo<CustomerFacts>[] Timed { get; } = [.. All.Where(f => f.DailyChange != 0)];

    /// <summary>The catalogue of them.</summary>
    public static FactCatalog<CustomerFacts> Catalog { get; } = new(All)
    {
        Steps = EventSteps.Of(All),
        Laws = () =>
        [
            .. FactLaws.Among(All),

            // What hangs together in another way than by its events.
            f => f.IsSignedUp && f.IsOptedOut,
            f => !f.IsSignedUp && !f.IsOptedOut && f.DaysSinceSignUp != null,

            // Who has a term has an end of it and a last quarter.
            f => f.ContractTermDays != null && f.DaysUntilContractLastQuarter == null,
            f => f.ContractTermDays == null && f.DaysUntilContractLastQuarter != null,

            // Who has a contract was seen making it, and only a contract can be paused.
            f => f.DaysUntilContractEnd != null && f.ContractTermDays == null,
            f => f.DaysUntilContractEnd != null && f.DaysSinceFirstSeen == null,
            f => f.DaysUntilContractEnd != null && f.DaysSinceLastEngagement == null,
            f => f.IsContractPaused && f.DaysUntilContractEnd == null,

            // Only orders that count make a rhythm, and nobody with one buys less often later than they are overdue.
            f => f.DaysUntilOverdue != null && f.Orders == 0,
            f => f.DaysUntilBuyingLessOften > f.DaysUntilOverdue,

            // Who came back has bought so many times since.
            f => f.DaysSinceReactivation == null && f.PurchasesSinceReactivation != null,
            f => f.DaysSinceReactivation != null && f.PurchasesSinceReactivation == null,
        ],
    };

    /// <summary>Whether a fact is read from the rhythm and the signs of decline, which cost more than all others together.</summary>
    public static bool IsOfDecline(FactInfo<CustomerFacts> fact) => fact.Location.Store == FactStorage.Word
        && (fact.Location == DaysUntilOverdue
            || fact.Location == DaysUntilDefectionWarning
            || (fact.Location.Index >= UsualDaysBetweenOrders.Index && fact.Location.Index <= RecentReturnPercent.Index));
}
