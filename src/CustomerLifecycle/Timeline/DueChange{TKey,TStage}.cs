using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle;

/// <summary>A customer whose stage changes by time alone.</summary>
/// <typeparam name="TKey">The type of the customers' ids.</typeparam>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class DueChange<TKey, TStage> : IJsonResult
    where TStage : notnull
{
    private readonly string _key;

    internal DueChange(TKey customer, StageInfo<TStage> stage, NextStageChange<TStage> next)
    {
        Customer = customer;
        Stage = stage.Value;
        _key = stage.Key;
        NextChange = next;
    }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        json.WriteString("customer", Convert.ToString(Customer, CultureInfo.InvariantCulture));
        json.WriteString("stage", _key);
        ReadableJson.WriteDay(json, "on", NextChange.On);
        json.WriteString("nextStage", NextChange.Key);
        json.WriteEndObject();
    }

    /// <summary>Gets the customer.</summary>
    public TKey Customer { get; }

    /// <summary>Gets the stage now.</summary>
    public TStage Stage { get; }

    /// <summary>Gets day and stage of the change.</summary>
    public NextStageChange<TStage> NextChange { get; }
}
