using System.Linq.Expressions;

namespace CustomerLifecycle.Decisions;

/// <summary>The tactics of the sources, in our own words; names, aims and sources stand in <c>ShippedTactics.resx</c>.</summary>
/// <remarks>Days and numbers in the triggers are our own choice; each shop may put another tactic of the same key in place.</remarks>
internal static class ShippedTactics
{
    private static readonly ShippedTexts Texts = new(typeof(ShippedTactics));

    private const StageRole Buyers = StageRole.Growth | StageRole.Retention | StageRole.Advocacy;
    private const StageRole Keep = StageRole.Dialogue | StageRole.Retention | StageRole.Advocacy;
    private const StageRole Customers = Buyers | StageRole.Lost;
    private const StageRole JustServed = StageRole.Growth | StageRole.Support | StageRole.Advocacy;
    private const StageRole Leads = StageRole.Consideration | StageRole.Welcome;

    public static IEnumerable<Tactic> All() =>
    [
        .. Noticed(),
        .. BeforeTheFirstOrder(),
        .. AroundAnOrder(),
        .. Selling(),
        .. Dialogue(),
        .. Loyalty(),
        .. Dates(),
        .. Keeping(),
        .. Service(),
    ];

    private static IEnumerable<Tactic> Noticed() =>
    [
        OnSite("helpful-content", StageRole.Awareness, "click-through-rate", 20),
        OnSite("be-present", StageRole.Awareness | StageRole.SilentLead | StageRole.Lost, "cost-per-acquisition", 12) with
        {
            Channel = "any",
        },
        OnSite("advertising-reach", StageRole.Awareness, "impression-to-conversion-rate", 15, f =>
            f.Visits <= 1 && f.Orders == 0) with { Channel = "advertising" },
        OnSite("sign-up-invitation", StageRole.Awareness | StageRole.Consideration, "sign-ups", 40, f =>
            !f.IsSignedUp && !f.IsOptedOut && f.Views >= 1),
    ];

    private static IEnumerable<Tactic> BeforeTheFirstOrder() =>
    [
        OnSite("comparison-guide", StageRole.Consideration, "visitor-conversion-rate", 30),
        OnSite("trust-signals", StageRole.Consideration | StageRole.Purchase, "conversion-rate", 25),
        OnSite("questions-answered", StageRole.Consideration, "visitor-conversion-rate", 35, f =>
            f.Views >= 3 && f.Orders == 0) with { Channel = "chat" },
        Contact("welcome-series", StageRole.Welcome, "welcome-response-rate", 70, 3, f => f.IsSignedUp && f.DaysSinceSignUp <= 14),
        Sale("browse-reminder", Leads, "conversion-rate", 60, 7, f =>
            f.Views >= 1 && !f.HasOpenCart && f.DaysSinceLastVisit >= 1 && f.DaysSinceLastVisit <= 7),
        Sale("cart-reminder", Leads | StageRole.Purchase | Buyers, "cart-abandonment-rate", 90, 7, f =>
            f.HasOpenCart && f.DaysSinceLastCart >= 1 && f.DaysSinceLastCart <= 7),
        OnSite("easy-checkout", StageRole.Purchase, "cart-abandonment-rate", 22),
        Contact("lead-nurturing", StageRole.Consideration, "lead-abandonment-rate", 55, 30, f =>
            f.Orders == 0 && f.IsSignedUp && f.DaysSinceLastEngagement > 60 && f.DaysSinceLastEngagement <= 180),
        Contact("lead-reactivation", StageRole.SilentLead, "lead-abandonment-rate", 56, 30, f =>
            f.Orders == 0 && f.IsSignedUp && f.DaysSinceLastEngagement > 90),
        Contact("sunset-question", StageRole.SilentLead, "lead-abandonment-rate", 57, 180, f =>
            f.Orders == 0 && f.IsSignedUp && f.DaysSinceLastEngagement >= 180),
    ];

    private static IEnumerable<Tactic> AroundAnOrder() =>
    [
        Contact("thank-you", JustServed, "second-order-rate", 65, 14, Purchases.LastKept(f => f.DaysSinceLastOrder <= 3)),
        Contact("product-support", StageRole.Growth, "second-order-rate", 48, 60, Purchases.LastKept(f =>
            f.Orders == 1 && f.DaysSinceLastOrder <= 30)),
        Contact("feedback-request", JustServed, "net-promoter-score", 50, 90, Purchases.LastKept(f =>
            f.DaysSinceLastOrder >= 7 && f.DaysSinceLastOrder <= 30 && f.LatestSurveyScore == null)),
        Sale("review-request", JustServed, "review-rate", 45, 60, Purchases.LastKept(f =>
            f.DaysSinceLastOrder >= 7 && f.DaysSinceLastOrder <= 45 && f.Reviews == 0)),
        Sale("second-order-offer", StageRole.Growth | StageRole.Support, "second-order-rate", 62, 21, Purchases.LastKept(f =>
            f.Orders == 1 && f.DaysSinceLastOrder >= 7 && f.DaysSinceLastOrder <= 90)),
    ];

    private static IEnumerable<Tactic> Selling() =>
    [
        OnSite("personal-recommendations", Buyers, "purchase-frequency", 18, Purchases.AnyKept(f => f.Orders >= 1)) with
        {
            Purpose = TacticPurpose.Selling,
        },
        Sale("next-best-offer", StageRole.Dialogue, "purchase-frequency", 46, 21, Purchases.AnyKept(f =>
            f.Orders >= 1 && (f.Responses >= 1 || f.EmailsClicked >= 1))) with { Occasion = Occasion.NextBestProduct },
        Sale("cross-sell", Buyers, "purchase-frequency", 42, 30, Purchases.AnyKept(f => f.DaysSinceLastOrder >= 7)) with
        {
            Occasion = Occasion.CrossSell,
        },
        Sale("up-sell", Keep, "average-order-value", 39, 45, Purchases.AnyKept(f =>
            f.Orders >= 2
                && f.DaysSinceLastOrder >= 14
                && (f.RecentOrderValuePercent == null || f.RecentOrderValuePercent >= 90))) with { Occasion = Occasion.UpSell },
        Sale("deep-sell", StageRole.Retention, "average-order-value", 38, 45, Purchases.AnyKept(f =>
            f.Orders >= 3 && f.DaysSinceLastOrder >= 14)) with { Occasion = Occasion.DeepSell },
        Sale("personal-discount", StageRole.Retention, "purchase-frequency", 44, 60, Purchases.AnyKept(f =>
            f.Orders >= 3 && f.DaysSinceLastOrder >= f.UsualDaysBetweenOrders && f.DaysUntilOverdue >= 1)),
        Sale("replenishment-reminder", Customers, "days-between-orders", 85, 14, Purchases.AnyKept(f => f.Orders >= 1)) with
        {
            Occasion = Occasion.Replenishment,
        },
        Sale("vip-discount", StageRole.Retention | StageRole.Advocacy, "average-order-value", 53, 60, Purchases.AnyKept(f =>
            f.DaysSinceLastOrder >= 14)) with
        {
            Purpose = TacticPurpose.Selling | TacticPurpose.Reward,
            Occasion = Occasion.HighRoller,
        },
    ];

    private static IEnumerable<Tactic> Dialogue() =>
    [
        Contact("profile-questions", StageRole.Profiling, "welcome-response-rate", 58, 14, f =>
            f.ProfilePercent < 80 && f.DaysSinceFirstSeen >= 3),
        Contact("needs-survey", StageRole.Dialogue, "net-promoter-score", 47, 90, f => f.Responses == 0 && f.Orders >= 1),
        Contact("personal-advice", StageRole.Dialogue, "purchase-frequency", 51, 60, f =>
            f.Responses >= 1 && f.DaysSinceLastResponse <= 30) with { Channel = "phone" },
        Contact("newsletter", Buyers, "click-through-rate", 28, 14, f => f.IsSignedUp),
        OnSite("social-feedback", StageRole.Retention, "net-promoter-score", 11) with { Channel = "social" },
        OnSite("social-sharing", StageRole.Advocacy, "referral-rate", 13, f => !f.IsCritical) with
        {
            Channel = "social",
            Purpose = TacticPurpose.Selling,
        },
    ];

    private static IEnumerable<Tactic> Loyalty() =>
    [
        Sale("loyalty-programme", StageRole.Retention | StageRole.Advocacy, "loyalty-retention-rate", 36, 180, Purchases.AnyKept(f =>
            f.Orders >= 3 && f.LoyaltyScans == 0)) with { Purpose = TacticPurpose.Selling | TacticPurpose.Reward },
        Sale("early-access", StageRole.Advocacy, "purchase-frequency", 34, 90, Purchases.AnyKept(f => f.Orders >= 5)) with
        {
            Purpose = TacticPurpose.Selling | TacticPurpose.Reward,
        },
        Sale("referral-programme", StageRole.Advocacy, "referral-rate", 43, 90, f =>
            f.ReferralsMade == 0
                && !f.IsCritical
                && (f.LatestSurveyScore >= 9 || f.PositiveReviews >= 1 || f.Orders >= 5)) with
        {
            Purpose = TacticPurpose.Selling | TacticPurpose.Reward,
        },
        Contact("referral-reward", Buyers, "viral-coefficient", 66, 30, f => f[TacticFacts.DaysSinceNewCustomer] <= 7) with
        {
            Purpose = TacticPurpose.Reward,
        },
        Contact("review-reward", Buyers, "review-rate", 52, 30, f => f[TacticFacts.DaysSinceFairReview] <= 7) with
        {
            Purpose = TacticPurpose.Reward,
        },
    ];

    private static IEnumerable<Tactic> Dates() =>
    [
        Contact("celebration-greeting", Customers, "repeat-purchase-rate", 75, 1) with { Occasion = Occasion.Celebration },
        Contact("holiday-greeting", Buyers, "customer-retention-rate", 32, 1) with { Occasion = Occasion.Holiday },
        Contact("vip-care", Customers, "profit-per-customer", 54, 90) with { Channel = "phone", Occasion = Occasion.HighRoller },
    ];

    private static IEnumerable<Tactic> Keeping() =>
    [
        Contact("renewal-talk", Keep, "contract-renewal-rate", 80, 14, f =>
            f.DaysUntilContractEnd >= 1
                && f.DaysUntilContractEnd <= 90
                && f.DaysUntilContractLastQuarter < 1
                && !f.IsContractCanceled) with { Channel = "phone" },
        Contact("churn-offer", Keep, "customer-churn-rate", 88, 30) with { Occasion = Occasion.ChurnOffer },
        Contact("decline-check-in", StageRole.Retention | StageRole.Advocacy, "customer-churn-rate", 55, 30, f =>
            f.DaysUntilDefectionWarning < 1),
        Sale("win-back-offer", StageRole.None, "win-back-rate", 78, 30, f => f.Returns == 0 || f.ReturnedShare < 1) with
        {
            Occasion = Occasion.WinBack,
        },
        Sale("return-visit-reminder", StageRole.Lost, "win-back-rate", 79, 7, f =>
            (f.Orders >= 1 || f.LoyaltyScans >= 1 || f.DaysUntilContractEnd != null)
                && ((f.DaysSinceLastVisit >= 1 && f.DaysSinceLastVisit <= 7)
                    || (f.HasOpenCart && f.DaysSinceLastCart >= 1 && f.DaysSinceLastCart <= 7))),
        Contact("reason-survey", StageRole.Lost, "win-back-rate", 33, 120, Purchases.AnyKept(f =>
            f.DaysSinceLastOrder > 90 && f.DaysSinceLastOrder <= 455)),
        OnSite("welcome-back", StageRole.Lost | StageRole.SilentLead, "win-back-rate", 14, f =>
            f.Orders >= 1
                || f.LoyaltyScans >= 1
                || f.DaysUntilContractEnd != null
                || f.Visits >= 2
                || f.DaysSinceLastVisit >= 1
                || f.DaysSinceSignUp >= 1),
        OnSite("let-go", StageRole.None, "lifetime-value-to-acquisition-cost", 40) with
        {
            Channel = "internal",
            Occasion = Occasion.LetGo,
        },
    ];

    private static IEnumerable<Tactic> Service() =>
    [
        OnSite("complaint-care", StageRole.None, "support-satisfaction", 95, f =>
            f.OpenSupportCases >= 1 || f[TacticFacts.DaysSinceCase] <= 7) with { Channel = "support" },
        Contact("make-amends", Leads | Customers | StageRole.Support, "support-satisfaction", 77, 60, f =>
            f.OpenSupportCases == 0 && f[TacticFacts.DaysSinceBadExperience] <= 30),
        Contact("returns-advice", Buyers, "return-rate", 49, 60, f => f.DaysSinceLastReturn <= 30),
        OnSite("help-at-hand", Buyers | StageRole.Support, "support-satisfaction", 10),
    ];

    private static Tactic Contact(
        string key, StageRole roles, string metric, int priority, int pauseDays, Expression<Func<CustomerFacts, bool>>? trigger = null) =>
        Of(key, roles, metric, priority, trigger) with { PauseDays = pauseDays };

    private static Tactic Sale(
        string key, StageRole roles, string metric, int priority, int pauseDays, Expression<Func<CustomerFacts, bool>>? trigger = null) =>
        Contact(key, roles, metric, priority, pauseDays, trigger) with { Purpose = TacticPurpose.Selling };

    private static Tactic OnSite(
        string key, StageRole roles, string metric, int priority, Expression<Func<CustomerFacts, bool>>? trigger = null) =>
        Of(key, roles, metric, priority, trigger) with { Channel = "web", IsContact = false };

    private static Tactic Of(string key, StageRole roles, string metric, int priority, Expression<Func<CustomerFacts, bool>>? trigger) =>
        new(key, Texts[$"{key}.name"], Texts[$"{key}.aim"])
        {
            Source = Texts[$"{key}.source"],
            Roles = roles,
            Metric = metric,
            Priority = priority,
            Trigger = trigger is null ? Trigger.Always : Trigger.When(trigger),
        };
}
