using System.Linq.Expressions;
using System.Resources;
using CustomerLifecycle.Activity;

namespace CustomerLifecycle.Decisions.Actions;

/// <summary>The tactics of the sources, in our own words; names and aims stand in <c>TacticTexts.resx</c>.</summary>
/// <remarks>Days and numbers in the triggers are our own choice; each shop may put another tactic of the same key in place.</remarks>
internal static class ShippedTactics
{
    private static readonly ResourceManager Texts = new("CustomerLifecycle.Decisions.Actions.TacticTexts", typeof(ShippedTactics).Assembly);

    public static IEnumerable<Tactic> All() => [.. BeforeTheFirstOrder(), .. AroundAnOrder(), .. Selling(), .. Loyalty(), .. Keeping(), .. Service()];

    private static IEnumerable<Tactic> BeforeTheFirstOrder() =>
    [
        OnSite("helpful-content", TacticStages.Awareness, "click-through-rate", 20),
        OnSite("be-present", TacticStages.Awareness, "cost-per-acquisition", 12) with { Channel = "any" },
        OnSite("advertising-reach", TacticStages.Awareness, "impression-to-conversion-rate", 15, f => f.Visits <= 1 && f.Orders == 0) with { Channel = "advertising" },
        OnSite("sign-up-invitation", [.. TacticStages.Awareness, .. TacticStages.Consideration], "sign-ups", 40, f => !f.IsSignedUp && !f.IsOptedOut && f.Views >= 1),
        OnSite("comparison-guide", TacticStages.Consideration, "visitor-conversion-rate", 30),
        OnSite("trust-signals", [.. TacticStages.Consideration, .. TacticStages.Purchase], "conversion-rate", 25),
        OnSite("questions-answered", TacticStages.Consideration, "visitor-conversion-rate", 35, f => f.Views >= 3 && f.Orders == 0) with { Channel = "chat" },
        Contact("welcome-series", TacticStages.Welcome, "welcome-response-rate", 70, 3, f => f.IsSignedUp && f.DaysSinceSignUp <= 14),
        Contact("browse-reminder", TacticStages.Welcome, "conversion-rate", 60, 7, f => f.Views >= 1 && !f.HasOpenCart && f.DaysSinceLastVisit >= 1 && f.DaysSinceLastVisit <= 7),
        Contact("cart-reminder", [], "cart-abandonment-rate", 90, 7, f => f.HasOpenCart && f.DaysSinceLastCart >= 1 && f.DaysSinceLastCart <= 7),
        OnSite("easy-checkout", TacticStages.Purchase, "cart-abandonment-rate", 22),
        Contact("lead-reactivation", TacticStages.SilentLeads, "lead-abandonment-rate", 56, 30, f => f.Orders == 0 && f.IsSignedUp && f.DaysSinceLastEngagement > 90),
        Contact("sunset-question", TacticStages.SilentLeads, "lead-abandonment-rate", 57, 180, f => f.Orders == 0 && f.IsSignedUp && f.DaysSinceLastEngagement > 180),
    ];

    private static IEnumerable<Tactic> AroundAnOrder() =>
    [
        Contact("thank-you", TacticStages.Buyers, "second-order-rate", 65, 14, f => f.DaysSinceLastOrder <= 3),
        Contact("product-support", TacticStages.Growth, "second-order-rate", 48, 60, f => f.Orders == 1 && f.DaysSinceLastOrder <= 30),
        Contact("feedback-request", TacticStages.Buyers, "net-promoter-score", 50, 90, f => f.DaysSinceLastOrder >= 7 && f.DaysSinceLastOrder <= 30 && f.LatestSurveyScore == null),
        Contact("review-request", TacticStages.Buyers, "review-rate", 45, 60, f => f.DaysSinceLastOrder >= 10 && f.DaysSinceLastOrder <= 45 && f.Reviews == 0),
        Contact("second-order-offer", TacticStages.Growth, "second-order-rate", 62, 21, f => f.Orders == 1 && f.DaysSinceLastOrder >= 21 && f.DaysSinceLastOrder <= 90),
    ];

    private static IEnumerable<Tactic> Selling() =>
    [
        OnSite("personal-recommendations", TacticStages.Buyers, "purchase-frequency", 18),
        Contact("next-best-offer", TacticStages.Dialog, "purchase-frequency", 46, 21, f => f.Orders >= 1 && (f.Responses >= 1 || f.EMailsClicked >= 1)),
        Contact("cross-sell", TacticStages.Buyers, "purchase-frequency", 42, 30, f => f.Orders >= 2 && f.DaysSinceLastOrder >= 14),
        Contact("up-sell", TacticStages.Buyers, "average-order-value", 40, 45, f => f.Orders >= 3 && f.DaysSinceLastOrder >= 14 && (f.RecentOrderValuePercent == null || f.RecentOrderValuePercent >= 90)),
        Contact("deep-sell", TacticStages.Retention, "average-order-value", 38, 45, f => f.Orders >= 3 && f.DaysSinceLastOrder >= 14),
        Contact("personal-discount", TacticStages.Retention, "purchase-frequency", 44, 60, f => f.DaysUntilOverdue >= 1 && f.DaysUntilOverdue <= 14),
        Contact("replenishment-reminder", [], "days-between-orders", 85, 14) with { Occasion = Occasion.Replenishment },
    ];

    private static IEnumerable<Tactic> Loyalty() =>
    [
        Contact("profile-questions", TacticStages.Profiling, "welcome-response-rate", 58, 14, f => f.ProfilePercent < 80 && f.DaysSinceFirstSeen >= 3),
        Contact("needs-survey", TacticStages.Dialog, "net-promoter-score", 47, 90, f => f.Responses == 0 && f.Orders >= 1),
        Contact("loyalty-programme", TacticStages.Retention, "loyalty-retention-rate", 36, 180, f => f.Orders >= 3 && f.LoyaltyScans == 0),
        Contact("early-access", TacticStages.Advocacy, "purchase-frequency", 34, 90, f => f.Orders >= 5),
        Contact("referral-programme", TacticStages.Advocacy, "referral-rate", 43, 90, f => f.ReferralsMade == 0 && (f.LatestSurveyScore >= 9 || f.PositiveReviews >= 1 || f.Orders >= 5)),
        Contact("referral-reward", [], "viral-coefficient", 66, 30, f => f.ReferralsSuccessful >= 1 && f.DaysSinceLastAdvocacy <= 7),
        Contact("review-thanks", TacticStages.Buyers, "review-rate", 52, 30, f => f.PositiveReviews >= 1 && f.DaysSinceLastAdvocacy <= 7),
        Contact("celebration-greeting", [], "repeat-purchase-rate", 75, 1) with { Occasion = Occasion.Celebration },
        Contact("vip-care", [], "profit-per-customer", 55, 90) with { Channel = "phone", Occasion = Occasion.HighRoller },
    ];

    private static IEnumerable<Tactic> Keeping() =>
    [
        Contact("renewal-talk", [], "customer-retention-rate", 80, 14, f => f.DaysUntilContractEnd >= 1 && f.DaysUntilContractEnd <= 60 && !f.IsContractCancelled) with { Channel = "phone" },
        Contact("churn-offer", [], "customer-churn-rate", 88, 30) with { Occasion = Occasion.ChurnOffer },
        Contact("decline-check-in", [.. TacticStages.Buyers, "buyer-lifecycle/defecting-buyer"], "customer-churn-rate", 54, 30, f => f.DaysUntilDefectionWarning < 1),
        Contact("win-back-offer", [], "win-back-rate", 78, 30) with { Occasion = Occasion.WinBack },
        Contact("reason-survey", TacticStages.Lost, "win-back-rate", 33, 120, f => f.Orders >= 1 && f.DaysSinceLastOrder > 90 && f.DaysSinceLastOrder <= 365),
        OnSite("welcome-back", [.. TacticStages.Lost, .. TacticStages.SilentLeads], "win-back-rate", 14),
        OnSite("let-go", [], "lifetime-value-to-acquisition-cost", 40) with { Channel = "internal", Occasion = Occasion.LetGo },
    ];

    private static IEnumerable<Tactic> Service() =>
    [
        OnSite("complaint-care", [], "support-satisfaction", 95, f => f.OpenSupportCases >= 1) with { Channel = "support" },
        Contact("make-amends", [], "support-satisfaction", 64, 60, f => f.LatestSatisfaction <= 2 && f.OpenSupportCases == 0),
        Contact("returns-advice", TacticStages.Buyers, "return-rate", 49, 60, f => f.RecentReturnPercent >= 30),
    ];

    private static Tactic Contact(string key, IReadOnlyList<string> stages, string metric, int priority, int pauseDays, Expression<Func<CustomerFacts, bool>>? trigger = null) =>
        Of(key, stages, metric, priority, trigger) with { PauseDays = pauseDays };

    private static Tactic OnSite(string key, IReadOnlyList<string> stages, string metric, int priority, Expression<Func<CustomerFacts, bool>>? trigger = null) =>
        Of(key, stages, metric, priority, trigger) with { Channel = "web", IsContact = false };

    private static Tactic Of(string key, IReadOnlyList<string> stages, string metric, int priority, Expression<Func<CustomerFacts, bool>>? trigger) =>
        new(key, LocalizedText.FromResources(Texts, $"{key}.name"), LocalizedText.FromResources(Texts, $"{key}.aim"))
        {
            Stages = [.. stages.Distinct(StringComparer.Ordinal)],
            Metric = metric,
            Priority = priority,
            Trigger = trigger is null ? Trigger.Always : Trigger.When(trigger),
        };
}
