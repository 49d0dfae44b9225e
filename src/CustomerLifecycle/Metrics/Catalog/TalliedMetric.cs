namespace CustomerLifecycle.Metrics;

/// <summary>A definition and what computes it.</summary>
internal sealed class TalliedMetric : IMetric
{
    private readonly Func<MetricScope, IMetricTally> _begin;

    public TalliedMetric(MetricDefinition definition, Func<MetricScope, IMetricTally> begin)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Definition = definition;
        _begin = begin;
    }

    public MetricDefinition Definition { get; }

    public IMetricTally Begin(MetricScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return _begin(scope);
    }
}
