using System.Linq.Expressions;

namespace CustomerLifecycle;

/// <summary>What no customer's facts can look like, because facts of the same events hang together.</summary>
internal static class CustomerFactLaws
{
    public static IReadOnlyList<Expression<Func<CustomerFacts, bool>>> Impossible { get; } =
    [
        // Who has done something has a day of it, and the other way round.
        f => f.Orders == 0 && f.DaysSinceLastOrder != null,
        f => f.Orders >= 1 && f.DaysSinceLastOrder == null,
        f => f.Orders == 0 && f.DaysSinceFirstOrder != null,
        f => f.Orders >= 1 && f.DaysSinceFirstOrder == null,
        f => f.CartsFilled == 0 && f.DaysSinceLastCart != null,
        f => f.CartsFilled >= 1 && f.DaysSinceLastCart == null,
        f => !f.IsSignedUp && !f.IsOptedOut && f.DaysSinceSignUp != null,
        f => f.IsSignedUp && f.IsOptedOut,
        f => f.IsSignedUp && f.DaysSinceSignUp == null,
        f => f.Responses == 0 && f.DaysSinceLastResponse != null,
        f => f.Responses >= 1 && f.DaysSinceLastResponse == null,
        f => f.Visits == 0 && f.DaysSinceLastVisit != null,
        f => f.Visits >= 1 && f.DaysSinceLastVisit == null,
        f => f.Returns == 0 && f.DaysSinceLastReturn != null,
        f => f.Returns >= 1 && f.DaysSinceLastReturn == null,
        f => f.EmailsSent == 0 && f.DaysSinceLastEmailSent != null,
        f => f.EmailsSent >= 1 && f.DaysSinceLastEmailSent == null,
        f => f.LoyaltyScans == 0 && f.DaysSinceLastLoyaltyScan != null,
        f => f.LoyaltyScans >= 1 && f.DaysSinceLastLoyaltyScan == null,

        // Kinds of an event are no more than the events.
        f => f.Orders == 0 && f.CrossSells >= 1,
        f => f.Orders == 0 && f.UpSells >= 1,
        f => f.Orders == 0 && f.DeepSells >= 1,
        f => f.Reviews == 0 && f.PositiveReviews >= 1,
        f => f.SupportCases == 0 && f.OpenSupportCases >= 1,
        f => f.Responses == 0 && f.LatestSurveyScore != null,
        f => f.CartsFilled == 0 && f.HasOpenCart,
        f => f.DaysUntilContractEnd == null && f.IsContractCanceled,
        f => f.DaysUntilContractEnd == null && f.ContractRenewals >= 1,

        // A rhythm is one of orders, and nobody buys less often later than they are overdue.
        f => f.Orders == 0 && f.DaysUntilOverdue != null,
        f => f.Orders == 0 && f.DaysUntilBuyingLessOften != null,
        f => f.Orders == 0 && f.RecentOrderValuePercent != null,
        f => f.Orders == 0 && f.RecentReturnPercent != null,
        f => f.DaysUntilOverdue != null && f.DaysUntilBuyingLessOften == null,
        f => f.DaysUntilBuyingLessOften > f.DaysUntilOverdue,

        // What a person does of their own accord is a sign of life, and whoever gives one has been seen.
        f => f.DaysSinceLastEngagement == null && f.Orders >= 1,
        f => f.DaysSinceLastEngagement == null && f.IsSignedUp,
        f => f.DaysSinceLastEngagement == null && f.CartsFilled >= 1,
        f => f.DaysSinceLastEngagement == null && f.Views >= 1,
        f => f.DaysSinceLastEngagement == null && f.Responses >= 1,
        f => f.DaysSinceLastEngagement == null && f.EmailsClicked >= 1,
        f => f.DaysSinceLastEngagement == null && f.ReferralsMade >= 1,
        f => f.DaysSinceLastEngagement == null && f.Reviews >= 1,
        f => f.DaysSinceLastEngagement == null && f.ContractRenewals >= 1,
        f => f.DaysSinceFirstSeen == null && f.DaysSinceLastEngagement != null,
        f => f.DaysSinceFirstSeen == null && f.DaysUntilContractEnd != null,
    ];
}
