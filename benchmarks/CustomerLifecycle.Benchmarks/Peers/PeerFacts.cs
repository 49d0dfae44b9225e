namespace CustomerLifecycle.Benchmarks.Peers;

/// <summary>What the decision looks at, as an object that every peer can read.</summary>
public sealed class PeerFacts(int orders, int daysSinceLastOrder)
{
    public int Orders { get; } = orders;

    /// <summary>Gets the days since the last order; −1 where there is none.</summary>
    public int DaysSinceLastOrder { get; } = daysSinceLastOrder;
}
