using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>The next change of stage if nothing happens.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>The default value is no answer of any rules: the first day of the calendar and the default stage.</remarks>
/// <threadsafety>Immutable value type.</threadsafety>
[StructLayout(LayoutKind.Auto)]
[JsonConverter(typeof(ResultJsonConverter))]
public readonly record struct NextStageChange<TStage> : IJsonResult
    where TStage : notnull
{
    internal NextStageChange(LocalDate on, TStage stage, string key, int ruleOrdinal)
    {
        On = on;
        Stage = stage;
        Key = key;
        RuleOrdinal = ruleOrdinal;
    }

    /// <summary>Writes day and stage as JSON, the stage as its key in the model.</summary>
    /// <param name="json">Where the object goes.</param>
    /// <param name="culture">Is not looked at: days and keys have no language.</param>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        ReadableJson.WriteDay(json, "on", On);
        json.WriteString("stage", Key);
        json.WriteEndObject();
    }

    /// <summary>Gets the first day on which the customer is in the new stage; on the day before they are still in the old one.</summary>
    public LocalDate On { get; }

    /// <summary>Gets the new stage.</summary>
    public TStage Stage { get; }

    /// <summary>The new stage's key in its model.</summary>
    internal string? Key { get; }

    /// <summary>Gets the place of the rule that will win in <see cref="StageRules{TFacts}.Rules"/>.</summary>
    public int RuleOrdinal { get; }

    /// <summary>The stage's key and the day, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>win-back on 2024-04-05</c>.</returns>
    public override string ToString() => $"{Key} on {LocalDatePattern.Iso.Format(On)}";
}
