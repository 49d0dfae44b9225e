namespace CustomerLifecycle.Metrics;

/// <summary>
/// Two means of amounts compared, e.g. revenue per customer of a treated group and of its control group, with the uncertainty of the
/// difference.
/// </summary>
/// <remarks>
/// Interval and p-value are Welch's (B. L. Welch 1947), with the degrees of freedom of Welch and Satterthwaite: the groups may differ in
/// size and in how far their amounts scatter. Amounts are mostly skewed; with fewer than some dozens in a group take the interval for a
/// rough one.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class AmountComparison
{
    /// <summary>Initializes a new instance of the <see cref="AmountComparison"/> class.</summary>
    /// <param name="first">The amounts of the one group, e.g. the treated, finite; read once.</param>
    /// <param name="second">The amounts of the other, e.g. the control group, finite; read once.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is not finite.</exception>
    public AmountComparison(IEnumerable<double> first, IEnumerable<double> second)
    {
        (Spread one, Spread other) = (SpreadOf(first), SpreadOf(second));
        (FirstCount, SecondCount) = (one.Count, other.Count);
        FirstMean = one.Count > 0 ? one.Mean : null;
        SecondMean = other.Count > 0 ? other.Mean : null;
        if (FirstMean is null || SecondMean is null)
        {
            Undefined = FirstMean is null ? NoValue.NobodyInTheFirstGroup : NoValue.NobodyInTheSecondGroup;
            return;
        }

        double difference = one.Mean - other.Mean;
        Difference = difference;
        Uplift = other.Mean > 0 ? difference / other.Mean : null;
        if (one.Count < 2 || other.Count < 2)
        {
            return;
        }

        (double varianceOfOne, double varianceOfOther) = (VarianceOfMean(one), VarianceOfMean(other));
        double variance = varianceOfOne + varianceOfOther;
        if (variance == 0 || !double.IsFinite(variance))
        {
            // Nothing scatters, so nothing tells how far chance reaches; or it is beyond all numbers.
            return;
        }

        double degrees = 1
            / ((Square(varianceOfOne / variance) / (one.Count - 1)) + (Square(varianceOfOther / variance) / (other.Count - 1)));
        double half = StudentT.Quantile95(degrees) * Math.Sqrt(variance);
        Interval = new ConfidenceInterval(difference - half, difference + half, IntervalMethod.Welch);
        PValue = StudentT.TwoSided(difference / Math.Sqrt(variance), degrees);
    }

    /// <summary>Gets how many are in the one group.</summary>
    public long FirstCount { get; }

    /// <summary>Gets how many are in the other group.</summary>
    public long SecondCount { get; }

    /// <summary>Gets the mean of the one group; <see langword="null"/> where it is empty.</summary>
    public double? FirstMean { get; }

    /// <summary>Gets the mean of the other group; <see langword="null"/> where it is empty.</summary>
    public double? SecondMean { get; }

    /// <summary>
    /// Gets the first mean less the second: what the programme has brought per head; <see langword="null"/> where a group is empty.
    /// </summary>
    public double? Difference { get; }

    /// <summary>
    /// Gets the 95 % interval of the difference; <see langword="null"/> where a group has fewer than two, or no amount differs from its
    /// group's others.
    /// </summary>
    public ConfidenceInterval? Interval { get; }

    /// <summary>
    /// Gets the difference as a share of the second mean: 0.12 is an uplift of 12 %; <see langword="null"/> where the second is not above 0
    /// or a group is empty.
    /// </summary>
    public double? Uplift { get; }

    /// <summary>
    /// Gets how likely a difference at least as large is where both means are the same, 0 to 1; <see langword="null"/> where there is no
    /// interval.
    /// </summary>
    public double? PValue { get; }

    /// <summary>Gets why there is no difference; <see langword="null"/> where there is one.</summary>
    public LocalizedText? Undefined { get; }

    private static double Square(double value) => value * value;

    private static double VarianceOfMean(Spread spread) => spread.SquaredDeviations / (spread.Count - 1) / spread.Count;

    private static Spread SpreadOf(IEnumerable<double> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        Spread spread = default;
        foreach (double amount in amounts)
        {
            spread.Add(Guard.Against.NotFinite(amount));
        }

        return spread;
    }
}
