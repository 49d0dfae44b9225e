namespace CustomerLifecycle.Metrics;

/// <summary>The same rate of two groups compared, e.g. of two campaigns.</summary>
/// <remarks>
/// Who compares many pairs finds one in twenty of them different by chance: look at how large the difference may be, not at the p-value
/// alone.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class MetricComparison
{
    internal MetricComparison(MetricResult first, MetricResult second)
    {
        First = first;
        Second = second;
        Shares = new ProportionComparison(ShareOf(first.Value)!.Value, ShareOf(second.Value)!.Value);
    }

    /// <summary>Gets what the metric says of the one group.</summary>
    public MetricResult First { get; }

    /// <summary>Gets what the metric says of the other group.</summary>
    public MetricResult Second { get; }

    /// <summary>Gets the difference of the first rate less the second, with its interval and p-value.</summary>
    public ProportionComparison Shares { get; }

    /// <summary>The value as so many of so many; null where it is no rate of countable things, or above 1.</summary>
    internal static Proportion? ShareOf(MetricValue value) =>
        value is { Interval: { } interval, Numerator: >= 0 and var successes, Denominator: > 0 and < long.MaxValue and var trials }
            && successes <= trials
            && (interval == ConfidenceInterval.Wilson(successes, trials) || interval == ConfidenceInterval.PoissonScore(successes, trials))
                ? new Proportion((long)successes, (long)trials)
                : null;
}
