
namespace CustomerLifecycle.Decisions;

/// <summary>Tells new visitors from returning ones.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class VisitorKinds
{
    /// <summary>Whether the person of whom facts are known has been here before.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>
    /// Returning where more than one visit, a sign-up, an order, a contract or a scan of the loyalty card is known.
    /// </returns>
    public static VisitorKind Of(in CustomerFacts facts) =>
        facts.Visits > 1
        || facts.DaysSinceSignUp is not null
        || facts.Orders > 0
        || facts.DaysUntilContractEnd is not null
        || facts.LoyaltyScans > 0
            ? VisitorKind.Returning
            : VisitorKind.New;
}
