using System.Globalization;
using System.Text.Json;

namespace CustomerLifecycle;

/// <summary>Writes an explanation, and the evidence for it, as JSON.</summary>
internal static class StageExplanationJson
{
    public static void Write<TFacts>(Utf8JsonWriter json, StageExplanation<TFacts> explanation, CultureInfo culture)
    {
        json.WriteStartObject();
        json.WriteString("model", explanation.Model.Key);
        json.WriteString("stage", explanation.Stage.Key);
        json.WriteString("name", explanation.Stage.Name.In(culture));
        json.WriteString("proposed", explanation.Proposed.Key);
        json.WriteString("reason", explanation.SayReason(culture));
        WriteEvidence(json, explanation);
        json.WriteEndObject();
    }

    public static void WriteEvidence<TFacts>(Utf8JsonWriter json, StageExplanation<TFacts> explanation)
    {
        json.WriteString("rule", explanation.Rule?.Key);
        WriteConditions(json, "conditions", explanation.Reasons);
        json.WriteStartArray("others");
        foreach (RejectedStage<TFacts> other in explanation.Others)
        {
            json.WriteStartObject();
            json.WriteString("stage", other.Stage.Key);
            json.WriteString("rule", other.Nearest.Key);
            WriteConditions(json, "failed", other.Failed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteConditions<TFacts>(Utf8JsonWriter json, string property, IReadOnlyList<ConditionReading<TFacts>> readings)
    {
        json.WriteStartArray(property);
        foreach (ConditionReading<TFacts> reading in readings)
        {
            Condition<TFacts> condition = reading.Condition;
            json.WriteStartObject();
            json.WriteString("fact", condition.Fact?.JsonKey);
            json.WriteString("operator", JsonNamingPolicy.CamelCase.ConvertName(condition.Operator.ToString()));
            if (condition.Fact is { IsText: true })
            {
                json.WriteString("threshold", condition.ThresholdText);
                json.WriteString("value", reading.Text);
            }
            else
            {
                WriteValue(json, "threshold", condition.Threshold, condition.Fact?.Unit);
                WriteValue(json, "value", reading.Value, condition.Fact?.Unit);
            }

            json.WriteBoolean("holds", reading.Holds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, string property, double? value, FactUnit? unit)
    {
        if (unit == FactUnit.Flag && value is { } flag)
        {
            json.WriteBoolean(property, flag != 0);
        }
        else
        {
            ReadableJson.WriteNumber(json, property, value);
        }
    }
}
