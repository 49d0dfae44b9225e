namespace CustomerLifecycle.Decisions;

/// <summary>
/// The cut points that part figures into scores: learnt from a base, or fixed. They score any further customer by themselves.
/// </summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class RfmCuts
{
    private readonly int _bins;
    private readonly RfmTies _ties;
    private readonly RfmGroups _frequency;
    private readonly RfmGroups _monetary;

    internal RfmCuts(RfmOptions options, IReadOnlyList<double> recencyDays, RfmGroups frequency, RfmGroups monetary)
    {
        _bins = options.Bins;
        _ties = options.Ties;
        RecencyDays = recencyDays;
        _frequency = frequency;
        _monetary = monetary;
    }

    /// <summary>
    /// Gets the cut points in days since the last order; empty where equal values were parted, or where there was no customer.
    /// </summary>
    public IReadOnlyList<double> RecencyDays { get; }

    /// <summary>
    /// Gets the cut points in orders; empty where equal values were parted, or where there was no customer. In nested binning those of all
    /// customers, by which those are scored who fall where there was nobody.
    /// </summary>
    public IReadOnlyList<double> Frequency => _frequency.Cuts;

    /// <summary>
    /// Gets the cut points in money; empty where equal values were parted, or where there was no customer. In nested binning those of all
    /// customers, by which those are scored who fall where there was nobody.
    /// </summary>
    public IReadOnlyList<double> Monetary => _monetary.Cuts;

    internal bool CanScore => RecencyDays.Count > 0 && Frequency.Count > 0 && Monetary.Count > 0;

    /// <summary>The scores of a customer, whether or not the cut points were learnt from them.</summary>
    /// <param name="figures">What was measured.</param>
    /// <returns>The scores.</returns>
    /// <exception cref="InvalidOperationException">
    /// There are no cut points, because equal values were parted or there was no customer.
    /// </exception>
    public RfmScore ScoreOf(RfmFigures figures)
    {
        if (!CanScore)
        {
            throw new InvalidOperationException(
                "There are no cut points to score by: equal values were parted, or there was no customer. "
                    + "Learn them with RfmTies.Together from customers with orders.");
        }

        // Few days are good: the scale of recency is turned round.
        int recency = _bins + 1 - RfmScale.ScoreOf(figures.RecencyDays, RecencyDays, _ties);
        int frequency = RfmScale.ScoreOf(figures.Frequency, _frequency.CutsIn(recency), _ties);
        return new RfmScore(
            recency, frequency, RfmScale.ScoreOf(figures.Monetary, _monetary.CutsIn(GroupOf(recency, frequency)), _ties));
    }

    /// <summary>The number of those who share recency and frequency.</summary>
    internal static int GroupOf(int recency, int frequency) => (recency * (RfmOptions.MostBins + 1)) + frequency;
}
