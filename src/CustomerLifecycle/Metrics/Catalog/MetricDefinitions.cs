namespace CustomerLifecycle.Metrics;

/// <summary>Writes down the metrics of one area: what they have in common once, the rest with each.</summary>
internal sealed class MetricDefinitions(MetricArea area, string usualPopulation)
{
    public MetricDefinition Define(
        string key,
        string english,
        string german,
        FactUnit unit,
        StageRole roles,
        string formula,
        string source,
        string edgeCases,
        string? population = null,
        bool needsSpend = false,
        bool countsImpressions = false,
        FactRange? range = null) =>
        new(key, LocalizedText.Of(english, german), unit)
        {
            Area = area,
            Formula = formula,
            Population = population ?? usualPopulation,
            EdgeCases = edgeCases,
            Source = source,
            Roles = roles,
            NeedsSpend = needsSpend,
            CountsImpressions = countsImpressions,
            Range = range,
        };
}
