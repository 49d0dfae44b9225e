namespace CustomerLifecycle;

/// <summary>A customer's events as they are judged between two revisions: what was known from one event on, up to another.</summary>
/// <remarks>Every event after the revision is judged as it is, so an earlier state is the same but for the last events.</remarks>
/// <param name="shop">Zone and order policy.</param>
/// <param name="least">The least number of events known.</param>
/// <param name="most">The greatest number of events known.</param>
/// <param name="judged">All of these, judged, in time order.</param>
internal sealed class JudgedEvents(Shop shop, int least, int most, CustomerEvent[] judged)
{
    /// <summary>All of them, the latest included.</summary>
    public CustomerEvent[] All => judged;

    /// <summary>The series of facts of the user's own over them.</summary>
    public FactSeriesSet Series { get; } = new(shop, () => judged);

    /// <summary>Whether this is how things stood when so many events were known.</summary>
    public bool HoldsFor(int count) => count >= least && count <= most;

    /// <summary>The judged events when so many were known.</summary>
    public ReadOnlySpan<CustomerEvent> OfFirst(int count) => judged.AsSpan(0, judged.Length - (most - count));
}
