
namespace CustomerLifecycle.Metrics;

/// <summary>What exactly a metric is.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class MetricDefinition
{
    /// <summary>Initializes a new instance of the <see cref="MetricDefinition"/> class.</summary>
    /// <param name="key">The stable key in kebab case, e.g. <c>average-order-value</c>.</param>
    /// <param name="name">The name for people.</param>
    /// <param name="unit">The unit of the value.</param>
    /// <exception cref="ArgumentException">The key is not in kebab case.</exception>
    public MetricDefinition(string key, LocalizedText name, FactUnit unit)
    {
        Guard.Against.NotKebabCase(key);
        ArgumentNullException.ThrowIfNull(name);
        Key = key;
        Name = name;
        Unit = unit;
    }

    /// <summary>Gets the stable key in kebab case.</summary>
    public string Key { get; }

    /// <summary>Gets the name for people.</summary>
    public LocalizedText Name { get; }

    /// <summary>Gets the unit of the value.</summary>
    public FactUnit Unit { get; }

    /// <summary>Gets the area that the metric belongs to.</summary>
    public MetricArea Area { get; init; }

    /// <summary>Gets what is divided by what, or summed, in English.</summary>
    public string Formula { get; init; } = string.Empty;

    /// <summary>Gets who or what is counted, in English.</summary>
    public string Population { get; init; } = string.Empty;

    /// <summary>Gets what happens in odd cases, in English.</summary>
    public string EdgeCases { get; init; } = string.Empty;

    /// <summary>Gets where the metric comes from.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>
    /// Gets the roles of the stages that the metric speaks about. Default: <see cref="StageRole.None"/>, of no stage in particular.
    /// </summary>
    public StageRole Roles { get; init => field = StageRoles.Defined(value); }

    /// <summary>Gets a value indicating whether the metric needs to know what was spent.</summary>
    public bool NeedsSpend { get; init; }

    /// <summary>
    /// Gets a value indicating whether the metric counts impressions. By channel or campaign such a metric sees each impression in the
    /// group where it was seen, whoever saw it; every other metric sees whole customers in the group that brought them.
    /// </summary>
    public bool CountsImpressions { get; init; }

    /// <summary>
    /// Gets what a single observation of a mean can be, e.g. 1 to 5 stars, so that its interval stays within; <see langword="null"/>: it
    /// was not said, see <see cref="Metric.Mean"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty.</exception>
    public FactRange? Range
    {
        get;
        init => field = value is { IsEmpty: true }
            ? throw new ArgumentOutOfRangeException(nameof(value), value, "The range of the observations is empty.")
            : value;
    }

    /// <summary>The key.</summary>
    /// <returns><see cref="Key"/>.</returns>
    public override string ToString() => Key;
}
