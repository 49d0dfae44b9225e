namespace CustomerLifecycle.Metrics;

/// <summary>A metric's value with all that it was computed under.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class MetricResult
{
    internal MetricResult(MetricDefinition definition, MetricScope scope, string? group, MetricValue value)
    {
        Definition = definition;
        Scope = scope;
        Group = group;
        Value = value;
    }

    /// <summary>Gets the definition.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>Gets period, shop (with its order policy) and currency.</summary>
    public MetricScope Scope { get; }

    /// <summary>Gets the group of customers: a channel, a stage, a cohort; <see langword="null"/> for all customers.</summary>
    public string? Group { get; }

    /// <summary>Gets the value, or why there is none.</summary>
    public MetricValue Value { get; }

    /// <summary>Key, group, label and value, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>average-order-value [web]: 35.7</c>.</returns>
    public override string ToString() =>
        Definition.Key
            + (Group is null ? string.Empty : $" [{Group}]")
            + (Value.Label is null ? string.Empty : $" {Value.Label}")
            + $": {Value}";
}
