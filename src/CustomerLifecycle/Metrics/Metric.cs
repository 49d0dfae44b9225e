
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
        return new TalliedMetric(definition, _ => new RatioTally(summand, denominator: null, undefined: null));
    }

    /// <summary>A ratio of two sums.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="numerator">What each customer adds to the numerator, finite.</param>
    /// <param name="denominator">What each customer adds to the denominator, finite.</param>
    /// <param name="undefined">Why there is no value where the denominator is 0.</param>
    /// <returns>The metric.</returns>
    public static IMetric Ratio(
        MetricDefinition definition,
        Func<CustomerPeriod, double> numerator,
        Func<CustomerPeriod, double> denominator,
        LocalizedText undefined)
    {
        ArgumentNullException.ThrowIfNull(undefined);
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
    public static IMetric Rate(MetricDefinition definition, Func<CustomerPeriod, bool?> isOne, LocalizedText undefined)
    {
        ArgumentNullException.ThrowIfNull(undefined);
        ArgumentNullException.ThrowIfNull(isOne);
        return Rate(definition, c => isOne(c) is { } one ? new Proportion(one ? 1 : 0, 1) : default, undefined);
    }

    /// <summary>A share of things of which a customer may have several, with Wilson's interval.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="share">How many of how many of each customer's.</param>
    /// <param name="undefined">Why there is no value where there are none.</param>
    /// <returns>The metric.</returns>
    public static IMetric Rate(MetricDefinition definition, Func<CustomerPeriod, Proportion> share, LocalizedText undefined)
    {
        ArgumentNullException.ThrowIfNull(undefined);
        ArgumentNullException.ThrowIfNull(share);
        return new TalliedMetric(definition, _ => new RateTally(share, undefined));
    }

    /// <summary>
    /// How often something happened for each of something else, e.g. orders for each visit: every time counts, so that it may exceed 1;
    /// with the score interval of a count.
    /// </summary>
    /// <param name="definition">The definition.</param>
    /// <param name="happened">How often it happened to the customer, 0 or more.</param>
    /// <param name="per">For how many of the customer's, 0 or more.</param>
    /// <param name="undefined">Why there is no value where there are none.</param>
    /// <returns>The metric.</returns>
    public static IMetric EventRate(
        MetricDefinition definition, Func<CustomerPeriod, double> happened, Func<CustomerPeriod, double> per, LocalizedText undefined)
    {
        ArgumentNullException.ThrowIfNull(undefined);
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(per);
        return new TalliedMetric(definition, _ => new EventRateTally(happened, per, undefined));
    }

    /// <summary>
    /// A mean over observations of which a customer may have none or several, with the interval that their range asks for: that of
    /// <see cref="MetricDefinition.Range"/>, else from 0 up where none of them is below 0, so that no mean of amounts or days has an
    /// interval below 0.
    /// </summary>
    /// <param name="definition">The definition.</param>
    /// <param name="observations">The customer's observations, finite.</param>
    /// <param name="undefined">Why there is no value where there are none.</param>
    /// <returns>The metric.</returns>
    public static IMetric Mean(MetricDefinition definition, Func<CustomerPeriod, IEnumerable<double>> observations, LocalizedText undefined)
    {
        ArgumentNullException.ThrowIfNull(undefined);
        ArgumentNullException.ThrowIfNull(observations);
        return new TalliedMetric(definition, _ => new MeanTally(observations, undefined, definition.Range));
    }

    /// <summary>A metric that makes a tally of its own.</summary>
    internal static IMetric Of(MetricDefinition definition, Func<MetricScope, IMetricTally> begin) => new TalliedMetric(definition, begin);
}
