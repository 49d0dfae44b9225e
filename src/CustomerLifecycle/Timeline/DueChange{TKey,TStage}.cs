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
    internal DueChange(TKey customer, TStage stage, NextStageChange<TStage> next)
    {
        Customer = customer;
        Stage = stage;
        Next = next;
    }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        json.WriteString("customer", Convert.ToString(Customer, CultureInfo.InvariantCulture));
        json.WriteString("stage", KebabKey.FromValue(Stage));
        ReadableJson.WriteDay(json, "on", Next.On);
        json.WriteString("nextStage", KebabKey.FromValue(Next.Stage));
        json.WriteEndObject();
    }

    /// <summary>Gets the customer.</summary>
    public TKey Customer { get; }

    /// <summary>Gets the stage now.</summary>
    public TStage Stage { get; }

    /// <summary>Gets day and stage of the change.</summary>
    public NextStageChange<TStage> Next { get; }
}
