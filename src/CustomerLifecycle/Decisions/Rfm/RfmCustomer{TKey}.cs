namespace CustomerLifecycle.Decisions;

/// <summary>A customer with figures, scores and segment.</summary>
/// <typeparam name="TKey">The type of the customers' ids.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class RfmCustomer<TKey>
{
    internal RfmCustomer(TKey customer, RfmFigures figures, RfmScore score, RfmSegment segment)
    {
        Customer = customer;
        Figures = figures;
        Score = score;
        Segment = segment;
    }

    /// <summary>Gets the customer.</summary>
    public TKey Customer { get; }

    /// <summary>Gets what was measured.</summary>
    public RfmFigures Figures { get; }

    /// <summary>Gets the scores.</summary>
    public RfmScore Score { get; }

    /// <summary>Gets the segment.</summary>
    public RfmSegment Segment { get; }
}
