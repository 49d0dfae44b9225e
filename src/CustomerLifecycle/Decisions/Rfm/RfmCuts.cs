namespace CustomerLifecycle.Decisions;

/// <summary>
/// The cut points that part figures into scores: learnt from a base, or fixed. They score any further customer by themselves.
/// </summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class RfmCuts
{
    private readonly int _bins;
    private readonly RfmTies _ties;

    internal RfmCuts(RfmOptions options, IReadOnlyList<double> recencyDays, IReadOnlyList<double> frequency, IReadOnlyList<double> monetary)
    {
        _bins = options.Bins;
        _ties = options.Ties;
        RecencyDays = recencyDays;
        Frequency = frequency;
        Monetary = monetary;
    }

    /// <summary>
    /// Gets the cut points in days since the last order; empty where equal values were parted, or where there was no customer.
    /// </summary>
    public IReadOnlyList<double> RecencyDays { get; }

    /// <summary>Gets the cut points in orders; empty where equal values were parted, or where there was no customer.</summary>
    public IReadOnlyList<double> Frequency { get; }

    /// <summary>Gets the cut points in money; empty where equal values were parted, or where there was no customer.</summary>
    public IReadOnlyList<double> Monetary { get; }

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
        return new RfmScore(
            _bins + 1 - RfmScale.ScoreOf(figures.RecencyDays, RecencyDays, _ties),
            RfmScale.ScoreOf(figures.Frequency, Frequency, _ties),
            RfmScale.ScoreOf(figures.Monetary, Monetary, _ties));
    }
}
