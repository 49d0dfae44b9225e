
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

    private HighRollerLimits(TopLimit total, TopLimit singleOrder)
        : this(Math.Max(total.Value, double.Epsilon), Math.Max(singleOrder.Value, double.Epsilon))
    {
        TiedTotal = total.Tied;
        TiedOrder = singleOrder.Tied;
    }

    /// <summary>Gets the least revenue of the customer.</summary>
    public double Total { get; }

    /// <summary>Gets the least amount of the customer's largest order.</summary>
    public double SingleOrder { get; }

    /// <summary>What those spent in all who could not be told apart.</summary>
    internal double? TiedTotal { get; }

    /// <summary>The largest order of those who could not be told apart.</summary>
    internal double? TiedOrder { get; }

    /// <summary>Learns the limits from a base: who spent more than others, in all or at once.</summary>
    /// <param name="customers">The facts of the base; who has neither ordered nor paid for a contract is left out.</param>
    /// <param name="share">
    /// The most high rollers as a share of the buyers, more than 0, less than 1; 0.05 is usual. Less than a whole customer is nobody.
    /// </param>
    /// <returns>
    /// The limits: as many customers by what they spent in all as by their largest order, and together no more than the share. Where not
    /// all who spent the same have room, none of them is a high roller.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public static HighRollerLimits Learn(IEnumerable<CustomerFacts> customers, double share)
    {
        ArgumentNullException.ThrowIfNull(customers);
        Guard.Against.NotAShare(share);
        (double Revenue, double LargestOrder)[] buyers =
            [.. customers.Where(f => f.Orders > 0 || f.ContractRevenue > 0).Select(f => (f.Revenue, f.LargestOrder))];
        double[] totals = [.. buyers.Select(b => b.Revenue).OrderDescending()];
        double[] largest = [.. buyers.Select(b => b.LargestOrder).OrderDescending()];
        int room = TopLimit.Room(buyers.Length, share);
        (int fit, int most) = (0, room);
        while (fit < most)
        {
            int middle = (fit + most + 1) / 2;
            (fit, most) = Holds(middle, middle) <= room ? (middle, most) : (fit, middle - 1);
        }

        // What is left may let in one more by the whole of what they spent.
        int byTotal = fit < room && Holds(fit + 1, fit) <= room ? fit + 1 : fit;
        return new(TopLimit.OfFirst(totals, byTotal), TopLimit.OfFirst(largest, fit));

        int Holds(int ofTotals, int ofLargest)
        {
            double total = TopLimit.OfFirst(totals, ofTotals).Value;
            double single = TopLimit.OfFirst(largest, ofLargest).Value;
            return buyers.Count(b => b.Revenue >= total || b.LargestOrder >= single);
        }
    }

    /// <summary>Whether a customer is a high roller.</summary>
    /// <param name="facts">The customer's facts.</param>
    /// <returns>The answer and why.</returns>
    public HighRollerDecision Decide(in CustomerFacts facts) => new(this, facts.Revenue, facts.LargestOrder, facts.Orders);
}
