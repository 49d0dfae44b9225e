
namespace CustomerLifecycle.Metrics;

/// <summary>The metrics that ship.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public static class MetricCatalog
{
    /// <summary>Gets the metrics that are computed from customers and a period, in the order of a report.</summary>
    public static IReadOnlyList<IMetric> All { get; } =
    [
        .. ReachMetrics.All,
        .. AcquisitionMetrics.All,
        .. DialogueMetrics.All,
        .. ValueMetrics.All,
        .. RetentionMetrics.All,
        .. ContractMetrics.All,
        .. AdvocacyMetrics.All,
        .. SupportMetrics.All,
    ];

    /// <summary>
    /// Gets the definitions of what is computed otherwise than by one period: tables, flows and formulas, each naming what computes it.
    /// </summary>
    public static IReadOnlyList<MetricDefinition> Calculators { get; } = CalculatorDefinitions.All;

    /// <summary>Gets a metric by its key.</summary>
    /// <param name="key">The key, e.g. <c>average-order-value</c>.</param>
    /// <returns>The metric.</returns>
    /// <exception cref="KeyNotFoundException">There is no such metric.</exception>
    public static IMetric Of(string key) =>
        All.FirstOrDefault(m => string.Equals(m.Definition.Key, key, StringComparison.Ordinal))
            ?? throw new KeyNotFoundException($"There is no metric '{key}'.");

    /// <summary>The metrics that speak about a stage: those whose roles it plays.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stage">One of its stages.</param>
    /// <param name="own">Metrics of one's own, which take the place of shipped ones of the same key.</param>
    /// <returns>The metrics, in the order of <see cref="With"/>.</returns>
    /// <exception cref="ArgumentException">The stage is not one of the model's.</exception>
    public static IReadOnlyList<IMetric> OfStage(StageModel model, StageInfo stage, params IEnumerable<IMetric> own)
    {
        ArgumentNullException.ThrowIfNull(model);
        _ = model.OrdinalOf(stage);
        return [.. With(own).Where(m => (m.Definition.Roles & stage.Roles) != StageRole.None)];
    }

    /// <summary>The metrics that ship, and one's own after them.</summary>
    /// <param name="own">Metrics of one's own; where two have the same key, the later one takes the place of the earlier.</param>
    /// <returns>All of them, in the order of a report.</returns>
    public static IReadOnlyList<IMetric> With(params IEnumerable<IMetric> own)
    {
        ArgumentNullException.ThrowIfNull(own);
        OrderedDictionary<string, IMetric> last = new(StringComparer.Ordinal);
        foreach (IMetric metric in All.Concat(Guard.Against.NothingWithin(own)))
        {
            last[metric.Definition.Key] = metric;
        }

        return [.. last.Values];
    }
}
