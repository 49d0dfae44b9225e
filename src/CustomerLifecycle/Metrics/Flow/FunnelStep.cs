using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Metrics;

/// <summary>One step of a funnel.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class FunnelStep : IJsonResult
{
    internal FunnelStep(StageInfo stage, long reached, long before, long entered)
    {
        Stage = stage;
        Reached = reached;
        FromBefore = MetricValue.Rate(new Proportion(reached, before), NoValue.NobodyReachedTheStepBefore);
        FromStart = MetricValue.Rate(new Proportion(reached, entered), NoValue.NobodyEnteredTheFunnel);
    }

    /// <summary>Gets the stage.</summary>
    public StageInfo Stage { get; }

    /// <summary>Gets how many reached the step.</summary>
    public long Reached { get; }

    /// <summary>Gets the share of those who reached the step before; 1 for the first.</summary>
    public MetricValue FromBefore { get; }

    /// <summary>Gets the share of those who entered the funnel.</summary>
    public MetricValue FromStart { get; }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        json.WriteString("stage", Stage.Key);
        json.WriteString("name", Stage.Name.In(culture));
        json.WriteNumber("reached", Reached);
        json.WritePropertyName("fromBefore");
        FromBefore.WriteTo(json, culture);
        json.WritePropertyName("fromStart");
        FromStart.WriteTo(json, culture);
        json.WriteEndObject();
    }
}
