namespace CustomerLifecycle.Metrics;

/// <summary>Metrics of one's own from a definition, with the kinds of events that it declares.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class MetricSet
{
    internal MetricSet(IReadOnlyList<EventKind> kinds, IReadOnlyList<IMetric> metrics)
    {
        Kinds = kinds;
        Metrics = metrics;
    }

    /// <summary>Gets the kinds of events of the user's own that the definition declares.</summary>
    public IReadOnlyList<EventKind> Kinds { get; }

    /// <summary>
    /// Gets the metrics in the order of the definition: they stand wherever shipped ones do (<see cref="MetricCatalog.With"/>).
    /// </summary>
    public IReadOnlyList<IMetric> Metrics { get; }
}
