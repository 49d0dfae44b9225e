namespace CustomerLifecycle.Decisions;

/// <summary>Which scores make which segment, without hole or overlap.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class RfmSegmentMap
{
    private const int MostNamed = 5;

    /// <summary>Initializes a new instance of the <see cref="RfmSegmentMap"/> class.</summary>
    /// <param name="bins">The number of scores of each figure, 3 to 10.</param>
    /// <param name="segments">The segments; every combination of scores must lie in exactly one.</param>
    /// <exception cref="ArgumentException">A combination lies in no segment or in several; the message names them.</exception>
    public RfmSegmentMap(int bins, params IReadOnlyList<RfmSegment> segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        Bins = Guard.Against.OutsideOf(bins, RfmOptions.FewestBins, RfmOptions.MostBins);
        Segments = [.. Guard.Against.NothingWithin(segments)];
        string[] faults =
        [
            .. AllScores(bins)
                .Select(score => (score, holding: Segments.Where(s => s.Holds(score)).Select(s => s.Key).ToArray()))
                .Where(s => s.holding.Length != 1)
                .Select(s => $"{s.score} lies in {(s.holding.Length == 0 ? "no segment" : string.Join(" and ", s.holding))}"),
        ];
        if (faults.Length > 0)
        {
            string more = faults.Length > MostNamed ? $"; and {faults.Length - MostNamed} more" : string.Empty;
            throw new ArgumentException(
                $"The segments do not part the scores: {string.Join("; ", faults.Take(MostNamed))}{more}.", nameof(segments));
        }
    }

    /// <summary>Gets the map that ships: eleven segments by recency and frequency, for five scores each.</summary>
    /// <remarks>The names are common in the trade; the cells are drawn so that there is neither hole nor overlap.</remarks>
    public static RfmSegmentMap Default { get; } = new(
        5,
        Of("champions", "Champions", "Champions", (5, 5), (4, 5)),
        Of("loyal", "Loyal customers", "Treue Kunden", (3, 4), (4, 5)),
        Of("potential-loyalists", "Potential loyalists", "Potenziell treue Kunden", (4, 5), (2, 3)),
        Of("new-customers", "New customers", "Neukunden", (5, 5), (1, 1)),
        Of("promising", "Promising", "Vielversprechend", (4, 4), (1, 1)),
        Of("need-attention", "Need attention", "Aufmerksamkeit nötig", (3, 3), (3, 3)),
        Of("about-to-sleep", "About to sleep", "Kurz vor dem Einschlafen", (3, 3), (1, 2)),
        Of("cannot-lose", "Cannot lose them", "Unbedingt halten", (1, 2), (5, 5)),
        Of("at-risk", "At risk", "Gefährdet", (1, 2), (3, 4)),
        Of("hibernating", "Hibernating", "Im Winterschlaf", (1, 2), (2, 2)),
        Of("lost", "Lost", "Verloren", (1, 2), (1, 1)));

    /// <summary>Gets the number of scores of each figure.</summary>
    public int Bins { get; }

    /// <summary>Gets the segments.</summary>
    public IReadOnlyList<RfmSegment> Segments { get; }

    /// <summary>The segment of a score.</summary>
    /// <param name="score">The score, of as many bins as the map.</param>
    /// <returns>The segment.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The score is of more bins.</exception>
    public RfmSegment SegmentOf(RfmScore score) =>
        Segments.FirstOrDefault(s => s.Holds(score) && Math.Max(score.Recency, Math.Max(score.Frequency, score.Monetary)) <= Bins)
        ?? throw new ArgumentOutOfRangeException(nameof(score), score, $"The map is for scores from 1 to {Bins}.");

    private static RfmSegment Of(string key, string english, string german, (int Low, int High) recency, (int Low, int High) frequency) =>
        new(key, LocalizedText.Of(english, german), recency, frequency);

    private static IEnumerable<RfmScore> AllScores(int bins) =>
        from r in Enumerable.Range(1, bins)
        from f in Enumerable.Range(1, bins)
        from m in Enumerable.Range(1, bins)
        select new RfmScore(r, f, m);
}
