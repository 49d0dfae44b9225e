
namespace CustomerLifecycle.Decisions;

/// <summary>From what spend on a customer is a high roller, whatever the number of orders (source 004).</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class HighRollerLimits
{
    /// <summary>Initializes a new instance of the <see cref="HighRollerLimits"/> class.</summary>
    /// <param name="total">The least revenue of the customer, more than 0; infinity: no matter how much.</param>
    /// <param name="singleOrder">The least amount of the customer's largest order, more than 0; infinity: no matter how much.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not above 0.</exception>
    public HighRollerLimits(double total, double singleOrder)
    {
        Total = Guard.Against.NotAbove(total, 0);
        SingleOrder = Guard.Against.NotAbove(singleOrder, 0);
    }

    /// <summary>Gets the least revenue of the customer.</summary>
    public double Total { get; }

    /// <summary>Gets the least amount of the customer's largest order.</summary>
    public double SingleOrder { get; }

    /// <summary>Learns the limits from a base: those of the top share of its buyers.</summary>
    /// <param name="customers">The facts of the base; who has neither ordered nor paid for a contract is left out.</param>
    /// <param name="share">The top share, more than 0, less than 1; 0.05 is usual.</param>
    /// <returns>The limits; without a buyer nobody reaches them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public static HighRollerLimits Learn(IEnumerable<CustomerFacts> customers, double share)
    {
        ArgumentNullException.ThrowIfNull(customers);
        Guard.Against.NotAShare(share);
        CustomerFacts[] buyers = [.. customers.Where(f => f.Orders > 0 || f.ContractRevenue > 0)];
        return new(
            Math.Max(TopLimit.Of([.. buyers.Select(f => f.Revenue).OrderDescending()], share), double.Epsilon),
            Math.Max(
                TopLimit.Of([.. buyers.Where(f => f.Orders > 0).Select(f => f.LargestOrder).OrderDescending()], share), double.Epsilon));
    }

    /// <summary>Whether a customer is a high roller.</summary>
    /// <param name="facts">The customer's facts.</param>
    /// <returns>The answer and why.</returns>
    public HighRollerDecision Decide(in CustomerFacts facts) => new(this, facts.Revenue, facts.LargestOrder, facts.Orders);
}
