using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

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
    internal NextStageChange(LocalDate on, TStage stage, int ruleOrdinal)
    {
        On = on;
        Stage = stage;
        RuleOrdinal = ruleOrdinal;
    }

    /// <summary>Writes day and stage as JSON: the value in kebab case, which is its key unless the model names another.</summary>
    /// <param name="json">Where the object goes.</param>
    /// <param name="culture">Is not looked at: a value has no name.</param>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        ReadableJson.WriteDay(json, "on", On);
        json.WriteString("stage", KebabKey.FromValue(Stage));
        json.WriteEndObject();
    }

    /// <summary>Gets the first day on which the customer is in the new stage; on the day before they are still in the old one.</summary>
    public LocalDate On { get; }

    /// <summary>Gets the new stage.</summary>
    public TStage Stage { get; }

    /// <summary>Gets the place of the rule that will win in <see cref="StageRules{TFacts}.Rules"/>.</summary>
    public int RuleOrdinal { get; }
}
