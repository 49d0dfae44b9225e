namespace CustomerLifecycle.Metrics;

/// <summary>
/// Two shares compared: two strategies, or a treated group and its control group, with the uncertainty of the difference.
/// </summary>
/// <remarks>
/// The interval of the difference is Newcombe's (R. G. Newcombe 1998, method 10, from the two Wilson intervals); the p-value is that of the
/// two-sided test of equal shares with the pooled variance, without correction for continuity.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class ProportionComparison
{
    /// <summary>Initializes a new instance of the <see cref="ProportionComparison"/> class.</summary>
    /// <param name="first">The one, e.g. the treated group.</param>
    /// <param name="second">The other, e.g. the control group.</param>
    public ProportionComparison(Proportion first, Proportion second)
    {
        First = first;
        Second = second;
        if (first.Share is not { } one || second.Share is not { } other)
        {
            Undefined = first.Trials == 0 ? NoValue.NobodyInTheFirstGroup : NoValue.NobodyInTheSecondGroup;
            return;
        }

        Difference = one - other;
        ConfidenceInterval left = first.Interval!.Value;
        ConfidenceInterval right = second.Interval!.Value;
        Interval = new ConfidenceInterval(
            Difference.Value - Hypotenuse(one - left.Low, right.High - other),
            Difference.Value + Hypotenuse(left.High - one, other - right.Low),
            IntervalMethod.Newcombe);
        Uplift = other > 0 ? Difference / other : null;
        PValue = PValueOf(first, second, Difference.Value);
    }

    /// <summary>Gets the one.</summary>
    public Proportion First { get; }

    /// <summary>Gets the other.</summary>
    public Proportion Second { get; }

    /// <summary>Gets the first share less the second, −1 to 1; <see langword="null"/> where a group is empty.</summary>
    public double? Difference { get; }

    /// <summary>Gets the 95 % interval of the difference; <see langword="null"/> where a group is empty.</summary>
    public ConfidenceInterval? Interval { get; }

    /// <summary>
    /// Gets the difference as a share of the second: 1.6014 is an uplift of 160.14 %; <see langword="null"/> where the second is 0 or a
    /// group is empty.
    /// </summary>
    public double? Uplift { get; }

    /// <summary>
    /// Gets how likely a difference at least as large is where both shares are the same, 0 to 1; 1 where nobody or everybody
    /// succeeded, <see langword="null"/> where a group is empty.
    /// </summary>
    public double? PValue { get; }

    /// <summary>Gets why there is no answer; <see langword="null"/> where there is one.</summary>
    public LocalizedText? Undefined { get; }

    private static double Hypotenuse(double one, double other) => Math.Sqrt((one * one) + (other * other));

    private static double PValueOf(Proportion first, Proportion second, double difference)
    {
        double pooled = ((double)first.Successes + second.Successes) / ((double)first.Trials + second.Trials);
        double error = Math.Sqrt(pooled * (1 - pooled) * ((1.0 / first.Trials) + (1.0 / second.Trials)));
        return error == 0 ? 1 : Math.Min(1, 2 * Normal.UpperTail(Math.Abs(difference) / error));
    }
}
