namespace CustomerLifecycle.Decisions;

/// <summary>How scores are given.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class RfmOptions
{
    /// <summary>The fewest bins.</summary>
    public const int FewestBins = 3;

    /// <summary>The most bins.</summary>
    public const int MostBins = 10;

    /// <summary>Gets the number of scores of each figure, 3 to 10. Default: 5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 3 to 10.</exception>
    public int Bins { get; init => field = Guard.Against.OutsideOf(value, FewestBins, MostBins); } = 5;

    /// <summary>Gets what happens to equal values. Default: they share a score.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the rules.</exception>
    public RfmTies Ties
    {
        get;
        init => field = Guard.Against.Undefined(value);
    }

    /// <summary>Gets beside whom customers are scored. Default: beside all, each figure by itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the ways.</exception>
    public RfmBinning Binning
    {
        get;
        init => field = Guard.Against.Undefined(value);
    }

    /// <summary>
    /// Gets fixed cut points in days since the last order, increasing, one fewer than bins; <see langword="null"/>: quantiles of the
    /// customers.
    /// </summary>
    public IReadOnlyList<double>? RecencyCuts { get; init; }

    /// <summary>
    /// Gets fixed cut points in orders, increasing, one fewer than bins; <see langword="null"/>: quantiles of the customers.
    /// </summary>
    public IReadOnlyList<double>? FrequencyCuts { get; init; }

    /// <summary>
    /// Gets fixed cut points in money, increasing, one fewer than bins; <see langword="null"/>: quantiles of the customers.
    /// </summary>
    public IReadOnlyList<double>? MonetaryCuts { get; init; }
}
