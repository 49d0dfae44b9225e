
namespace CustomerLifecycle.Metrics;

/// <summary>Makes metrics out of what each customer adds.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class Metric
{
    /// <summary>A sum or a count.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="summand">What each customer adds, finite.</param>
    /// <returns>The metric.</returns>
    public static IMetric Sum(MetricDefinition definition, Func<CustomerPeriod, double> summand)
    {
        ArgumentNullException.ThrowIfNull(summand);
        return new TalliedMetric(definition, _ => new RatioTally(summand, denominator: null, string.Empty));
    }

    /// <summary>A ratio of two sums.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="numerator">What each customer adds to the numerator, finite.</param>
    /// <param name="denominator">What each customer adds to the denominator, finite.</param>
    /// <param name="undefined">Why there is no value where the denominator is 0.</param>
    /// <returns>The metric.</returns>
    public static IMetric Ratio(
        MetricDefinition definition, Func<CustomerPeriod, double> numerator, Func<CustomerPeriod, double> denominator, string undefined)
    {
        ArgumentNullException.ThrowIfNull(numerator);
        ArgumentNullException.ThrowIfNull(denominator);
        return new TalliedMetric(definition, _ => new RatioTally(numerator, denominator, undefined));
    }

    /// <summary>A share of customers, with Wilson's interval.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="isOne">
    /// Whether the customer is one of those asked for; <see langword="null"/> where they are not counted at all.
    /// </param>
    /// <param name="undefined">Why there is no value where nobody is counted.</param>
    /// <returns>The metric.</returns>
    public static IMetric Rate(MetricDefinition definition, Func<CustomerPeriod, bool?> isOne, string undefined)
    {
        ArgumentNullException.ThrowIfNull(isOne);
        return Rate(definition, c => isOne(c) is { } one ? new Proportion(one ? 1 : 0, 1) : default, undefined);
    }

    /// <summary>A share of things of which a customer may have several, with Wilson's interval.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="share">How many of how many of each customer's.</param>
    /// <param name="undefined">Why there is no value where there are none.</param>
    /// <returns>The metric.</returns>
    public static IMetric Rate(MetricDefinition definition, Func<CustomerPeriod, Proportion> share, string undefined)
    {
        ArgumentNullException.ThrowIfNull(share);
        return new TalliedMetric(definition, _ => new RateTally(share, undefined));
    }

    /// <summary>
    /// A mean over observations of which a customer may have none or several, with the interval by the normal approximation.
    /// </summary>
    /// <param name="definition">The definition.</param>
    /// <param name="observations">The customer's observations, finite.</param>
    /// <param name="undefined">Why there is no value where there are none.</param>
    /// <returns>The metric.</returns>
    public static IMetric Mean(MetricDefinition definition, Func<CustomerPeriod, IEnumerable<double>> observations, string undefined)
    {
        ArgumentNullException.ThrowIfNull(observations);
        return new TalliedMetric(definition, _ => new MeanTally(observations, undefined));
    }

    /// <summary>A metric that makes a tally of its own.</summary>
    internal static IMetric Of(MetricDefinition definition, Func<MetricScope, IMetricTally> begin) => new TalliedMetric(definition, begin);
}
