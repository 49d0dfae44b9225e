using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Metrics;

/// <summary>A metric's value with all that it was computed under.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class MetricResult : IJsonResult
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

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        WriteMembersTo(json, culture, Group);
        json.WriteEndObject();
    }

    /// <summary>Writes the properties into an object of one's own.</summary>
    /// <param name="json">Where the properties go.</param>
    /// <param name="culture">The language of the name.</param>
    /// <param name="group">How to call the group; <see langword="null"/>: no group is written.</param>
    public void WriteMembersTo(Utf8JsonWriter json, CultureInfo culture, string? group)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteString("key", Definition.Key);
        json.WriteString("name", Definition.Name.In(culture));
        if (group is not null)
        {
            json.WriteString("group", group);
        }

        Value.WriteLabel(json);
        Value.WriteMembers(json, culture, Definition.Unit);
    }

    /// <summary>Key, group, label and value, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>average-order-value [web]: 35.7</c>.</returns>
    public override string ToString() =>
        Definition.Key
            + (Group is null ? string.Empty : $" [{Group}]")
            + (Value.Label is null ? string.Empty : $" {Value.Label}")
            + $": {Value}";
}
