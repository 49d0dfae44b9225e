using System.Linq.Expressions;

namespace CustomerLifecycle.Decisions;

/// <summary>The tactics of the sources, in our own words; names and aims stand in <c>TacticTexts.resx</c>.</summary>
/// <remarks>Days and numbers in the triggers are our own choice; each shop may put another tactic of the same key in place.</remarks>
internal static class ShippedTactics
{
    private static readonly ShippedTexts Texts = new(typeof(ShippedTactics));

    private const StageRole Buyers = StageRole.Growth | StageRole.Retention | StageRole.Advocacy;

    public static IEnumerable<Tactic> All() =>
        [.. BeforeTheFirstOrder(), .. AroundAnOrder(), .. Selling(), .. Loyalty(), .. Keeping(), .. Service()];

    private static IEnumerable<Tactic> BeforeTheFirstOrder() =>
    [
        OnSite("helpful-content", StageRole.Awareness, "click-through-rate", 20),
        OnSite("be-present", StageRole.Awareness, "cost-per-acquisition", 12) with { Channel = "any" },
        OnSite("advertising-reach", StageRole.Awareness, "impression-to-conversion-rate", 15, f =>
            f.Visits <= 1 && f.Orders == 0) with { Channel = "advertising" },
        OnSite("sign-up-invitation", StageRole.Awareness | StageRole.Consideration, "sign-ups", 40, f =>
            !f.IsSignedUp && !f.IsOptedOut && f.Views >= 1),
        OnSite("comparison-guide", StageRole.Consideration, "visitor-conversion-rate", 30),
        OnSite("trust-signals", StageRole.Consideration | StageRole.Purchase, "conversion-rate", 25),
        OnSite("questions-answered", StageRole.Consideration, "visitor-conversion-rate", 35, f =>
            f.Views >= 3 && f.Orders == 0) with { Channel = "chat" },
        Contact("welcome-series", StageRole.Welcome, "welcome-response-rate", 70, 3, f => f.IsSignedUp && f.DaysSinceSignUp <= 14),
        Contact("browse-reminder", StageRole.Welcome, "conversion-rate", 60, 7, f =>
            f.Views >= 1 && !f.HasOpenCart && f.DaysSinceLastVisit >= 1 && f.DaysSinceLastVisit <= 7),
        Contact("cart-reminder", StageRole.None, "cart-abandonment-rate", 90, 7, f =>
            f.HasOpenCart && f.DaysSinceLastCart >= 1 && f.DaysSinceLastCart <= 7),
        OnSite("easy-checkout", StageRole.Purchase, "cart-abandonment-rate", 22),
        Contact("lead-reactivation", StageRole.SilentLead, "lead-abandonment-rate", 56, 30, f =>
            f.Orders == 0 && f.IsSignedUp && f.DaysSinceLastEngagement > 90),
        Contact("sunset-question", StageRole.SilentLead, "lead-abandonment-rate", 57, 180, f =>
            f.Orders == 0 && f.IsSignedUp && f.DaysSinceLastEngagement > 180),
    ];

    private static IEnumerable<Tactic> AroundAnOrder() =>
    [
        Contact("thank-you", Buyers, "second-order-rate", 65, 14, f => f.DaysSinceLastOrder <= 3),
        Contact("product-support", StageRole.Growth, "second-order-rate", 48, 60, f => f.Orders == 1 && f.DaysSinceLastOrder <= 30),
        Contact("feedback-request", Buyers, "net-promoter-score", 50, 90, f =>
            f.DaysSinceLastOrder >= 7 && f.DaysSinceLastOrder <= 30 && f.LatestSurveyScore == null),
        Contact("review-request", Buyers, "review-rate", 45, 60, f =>
            f.DaysSinceLastOrder >= 10 && f.DaysSinceLastOrder <= 45 && f.Reviews == 0),
        Contact("second-order-offer", StageRole.Growth, "second-order-rate", 62, 21, f =>
            f.Orders == 1 && f.DaysSinceLastOrder >= 21 && f.DaysSinceLastOrder <= 90),
    ];

    private static IEnumerable<Tactic> Selling() =>
    [
        OnSite("personal-recommendations", Buyers, "purchase-frequency", 18),
        Contact("next-best-offer", StageRole.Dialogue, "purchase-frequency", 46, 21, f =>
            f.Orders >= 1 && (f.Responses >= 1 || f.EmailsClicked >= 1)),
        Contact("cross-sell", Buyers, "purchase-frequency", 42, 30, f => f.Orders >= 2 && f.DaysSinceLastOrder >= 14),
        Contact("up-sell", Buyers, "average-order-value", 40, 45, f =>
            f.Orders >= 3 && f.DaysSinceLastOrder >= 14 && (f.RecentOrderValuePercent == null || f.RecentOrderValuePercent >= 90)),
        Contact("deep-sell", StageRole.Retention, "average-order-value", 38, 45, f => f.Orders >= 3 && f.DaysSinceLastOrder >= 14),
        Contact("personal-discount", StageRole.Retention, "purchase-frequency", 44, 60, f =>
            f.DaysUntilOverdue >= 1 && f.DaysUntilOverdue <= 14),
        Contact("replenishment-reminder", StageRole.None, "days-between-orders", 85, 14) with { Occasion = Occasion.Replenishment },
    ];

    private static IEnumerable<Tactic> Loyalty() =>
    [
        Contact("profile-questions", StageRole.Profiling, "welcome-response-rate", 58, 14, f =>
            f.ProfilePercent < 80 && f.DaysSinceFirstSeen >= 3),
        Contact("needs-survey", StageRole.Dialogue, "net-promoter-score", 47, 90, f => f.Responses == 0 && f.Orders >= 1),
        Contact("loyalty-programme", StageRole.Retention, "loyalty-retention-rate", 36, 180, f => f.Orders >= 3 && f.LoyaltyScans == 0),
        Contact("early-access", StageRole.Advocacy, "purchase-frequency", 34, 90, f => f.Orders >= 5),
        Contact("referral-programme", StageRole.Advocacy, "referral-rate", 43, 90, f =>
            f.ReferralsMade == 0 && (f.LatestSurveyScore >= 9 || f.PositiveReviews >= 1 || f.Orders >= 5)),
        Contact("referral-reward", StageRole.None, "viral-coefficient", 66, 30, f =>
            f.ReferralsSuccessful >= 1 && f.DaysSinceLastAdvocacy <= 7),
        Contact("review-thanks", Buyers, "review-rate", 52, 30, f => f.PositiveReviews >= 1 && f.DaysSinceLastAdvocacy <= 7),
        Contact("celebration-greeting", StageRole.None, "repeat-purchase-rate", 75, 1) with { Occasion = Occasion.Celebration },
        Contact("vip-care", StageRole.None, "profit-per-customer", 55, 90) with { Channel = "phone", Occasion = Occasion.HighRoller },
    ];

    private static IEnumerable<Tactic> Keeping() =>
    [
        Contact("renewal-talk", StageRole.None, "contract-renewal-rate", 80, 14, f =>
            f.DaysUntilContractEnd >= 1
                && f.DaysUntilContractEnd <= 60
                && f.DaysUntilContractLastQuarter < 1
                && !f.IsContractCanceled) with { Channel = "phone" },
        Contact("churn-offer", StageRole.None, "customer-churn-rate", 88, 30) with { Occasion = Occasion.ChurnOffer },
        Contact("decline-check-in", Buyers, "customer-churn-rate", 54, 30, f => f.DaysUntilDefectionWarning < 1),
        Contact("win-back-offer", StageRole.None, "win-back-rate", 78, 30) with { Occasion = Occasion.WinBack },
        Contact("reason-survey", StageRole.Lost, "win-back-rate", 33, 120, f =>
            f.Orders >= 1 && f.DaysSinceLastOrder > 90 && f.DaysSinceLastOrder <= 365),
        OnSite("welcome-back", StageRole.Lost | StageRole.SilentLead, "win-back-rate", 14, f =>
            f.DaysSinceFirstSeen > 30 || f.Orders >= 1 || f.DaysUntilContractEnd != null),
        OnSite("let-go", StageRole.None, "lifetime-value-to-acquisition-cost", 40) with { Channel = "internal", Occasion = Occasion.LetGo },
    ];

    private static IEnumerable<Tactic> Service() =>
    [
        OnSite("complaint-care", StageRole.None, "support-satisfaction", 95, f => f.OpenSupportCases >= 1) with { Channel = "support" },
        Contact("make-amends", StageRole.None, "support-satisfaction", 64, 60, f => f.LatestSatisfaction <= 2 && f.OpenSupportCases == 0),
        Contact("returns-advice", Buyers, "return-rate", 49, 60, f => f.RecentReturnPercent >= 30),
    ];

    private static Tactic Contact(
        string key, StageRole roles, string metric, int priority, int pauseDays, Expression<Func<CustomerFacts, bool>>? trigger = null) =>
        Of(key, roles, metric, priority, trigger) with { PauseDays = pauseDays };

    private static Tactic OnSite(
        string key, StageRole roles, string metric, int priority, Expression<Func<CustomerFacts, bool>>? trigger = null) =>
        Of(key, roles, metric, priority, trigger) with { Channel = "web", IsContact = false };

    private static Tactic Of(string key, StageRole roles, string metric, int priority, Expression<Func<CustomerFacts, bool>>? trigger) =>
        new(key, Texts[$"{key}.name"], Texts[$"{key}.aim"])
        {
            Roles = roles,
            Metric = metric,
            Priority = priority,
            Trigger = trigger is null ? Trigger.Always : Trigger.When(trigger),
        };
}
