namespace CustomerLifecycle.Decisions;

/// <summary>Customers scored beside each other by recency, frequency and monetary value.</summary>
/// <typeparam name="TKey">The type of the customers' ids.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class RfmTable<TKey>
{
    internal RfmTable(IReadOnlyList<RfmCustomer<TKey>> customers, RfmSegmentMap map, RfmCuts cuts)
    {
        Customers = customers;
        Map = map;
        Cuts = cuts;
    }

    /// <summary>Gets the customers in the order in which they were given.</summary>
    public IReadOnlyList<RfmCustomer<TKey>> Customers { get; }

    /// <summary>Gets which scores make which segment.</summary>
    public RfmSegmentMap Map { get; }

    /// <summary>Gets the cut points, which score further customers in the same way.</summary>
    public RfmCuts Cuts { get; }

    /// <summary>The customers of a segment.</summary>
    /// <param name="segment">One of the map's segments.</param>
    /// <returns>The customers, in order.</returns>
    public IEnumerable<RfmCustomer<TKey>> InSegment(RfmSegment segment) => Customers.Where(c => c.Segment == segment);

    /// <summary>How many customers moved from which segment to which between this table and a later one.</summary>
    /// <param name="later">The later table, over the same segments.</param>
    /// <param name="comparer">How ids are compared; <see langword="null"/>: as their type does.</param>
    /// <returns>
    /// The moves that occur, staying included; <see langword="null"/> stands for customers without an order at that time.
    /// </returns>
    public IReadOnlyDictionary<(RfmSegment? From, RfmSegment? To), int> MovesTo(
        RfmTable<TKey> later, IEqualityComparer<TKey>? comparer = null)
    {
        ArgumentNullException.ThrowIfNull(later);
        ILookup<TKey, RfmSegment> before = Customers.ToLookup(c => c.Customer, c => c.Segment, comparer);
        ILookup<TKey, RfmSegment> after = later.Customers.ToLookup(c => c.Customer, c => c.Segment, comparer);
        return before.Select(c => c.Key)
            .Union(after.Select(c => c.Key), comparer)
            .GroupBy(id => (From: before[id].FirstOrDefault(), To: after[id].FirstOrDefault()))
            .ToDictionary(g => g.Key, g => g.Count());
    }
}
