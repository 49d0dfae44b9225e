
namespace CustomerLifecycle.Metrics;

/// <summary>The metrics that ship.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public static class MetricCatalog
{
    /// <summary>Gets the metrics that are computed from customers and a period, in the order of a report.</summary>
    public static IReadOnlyList<IMetric> All { get; } =
        [.. AcquisitionMetrics.All, .. ValueMetrics.All, .. RetentionMetrics.All, .. ContractMetrics.All, .. AdvocacyMetrics.All];

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

    /// <summary>The metrics that speak about a stage.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stage">One of its stages.</param>
    /// <returns>The metrics, in the order of the catalogue.</returns>
    /// <exception cref="ArgumentException">The stage is not one of the model's.</exception>
    public static IReadOnlyList<IMetric> OfStage(StageModel model, StageInfo stage)
    {
        ArgumentNullException.ThrowIfNull(model);
        _ = model.OrdinalOf(stage);
        return [.. All.Where(m => (m.Definition.Roles & stage.Roles) != StageRole.None)];
    }
}
