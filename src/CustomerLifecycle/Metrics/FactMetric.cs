using CustomerLifecycle.Activity;
using CustomerLifecycle.Stages;

namespace CustomerLifecycle.Metrics;

/// <summary>A metric made of facts: the sum of one number over all customers, or the ratio of two such sums.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class FactMetric : IMetric
{
    private readonly Func<CustomerFacts, double> _numerator;
    private readonly Func<CustomerFacts, double>? _denominator;
    private readonly string _undefined;

    /// <summary>Initializes a new instance of the <see cref="FactMetric"/> class that is a sum.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="name">The name for people.</param>
    /// <param name="unit">The unit of the sum.</param>
    /// <param name="summand">What each customer adds, finite.</param>
    public FactMetric(string key, LocalizedText name, FactUnit unit, Func<CustomerFacts, double> summand)
        : this(key, name, unit, summand, denominator: null, string.Empty)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="FactMetric"/> class that is a ratio of sums.</summary>
    /// <param name="key">The key in kebab case.</param>
    /// <param name="name">The name for people.</param>
    /// <param name="unit">The unit of the ratio.</param>
    /// <param name="numerator">What each customer adds to the numerator, finite.</param>
    /// <param name="denominator">What each customer adds to the denominator, finite.</param>
    /// <param name="undefined">Why there is no value where the denominator is 0.</param>
    public FactMetric(
        string key, LocalizedText name, FactUnit unit, Func<CustomerFacts, double> numerator, Func<CustomerFacts, double>? denominator, string undefined)
    {
        StageKey.Require(key, nameof(key));
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(numerator);
        Key = key;
        Name = name;
        Unit = unit;
        _numerator = numerator;
        _denominator = denominator;
        _undefined = undefined;
    }

    /// <inheritdoc/>
    public string Key { get; }

    /// <inheritdoc/>
    public LocalizedText Name { get; }

    /// <inheritdoc/>
    public FactUnit Unit { get; }

    /// <inheritdoc/>
    public MetricValue Compute(ReadOnlySpan<CustomerFacts> customers)
    {
        double numerator = 0;
        double denominator = 0;
        foreach (ref readonly CustomerFacts facts in customers)
        {
            numerator += _numerator(facts);
            denominator += _denominator?.Invoke(facts) ?? 0;
        }

        return _denominator is null ? MetricValue.Sum(numerator) : MetricValue.Ratio(numerator, denominator, _undefined);
    }
}
