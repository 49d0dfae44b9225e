
namespace CustomerLifecycle.Decisions;

/// <summary>Tells new visitors, returning ones and customers apart.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class VisitorKinds
{
    /// <summary>Whether the person of whom facts are known has been here before, and bought.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>A customer where an order, a scan of the loyalty card or a contract is known; else returning or new.</returns>
    public static VisitorKind Of(in CustomerFacts facts) =>
        facts.Orders > 0 || facts.LoyaltyScans > 0 || facts.DaysUntilContractEnd is not null ? VisitorKind.Customer
        : facts.Visits > 1 || facts.DaysSinceSignUp is not null ? VisitorKind.Returning
        : VisitorKind.New;
}
