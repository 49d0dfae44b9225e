using System.Globalization;
using System.Text.Json;

namespace CustomerLifecycle.Decisions;

/// <summary>Writes decisions as JSON: what each of them is, and then its reason.</summary>
internal static class DecisionJson
{
    public static void Write(Utf8JsonWriter json, CultureInfo culture, IDecision decision, Action members)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        members();
        json.WriteString("reason", decision.Say(culture));
        json.WriteEndObject();
    }

    /// <summary>Writes a result, or null where there is none.</summary>
    public static void WriteResult(Utf8JsonWriter json, CultureInfo culture, string property, IJsonResult? result)
    {
        json.WritePropertyName(property);
        if (result is null)
        {
            json.WriteNullValue();
        }
        else
        {
            result.WriteTo(json, culture);
        }
    }

    public static void WriteAll(Utf8JsonWriter json, CultureInfo culture, string property, IEnumerable<IJsonResult> results)
    {
        json.WriteStartArray(property);
        foreach (IJsonResult result in results)
        {
            result.WriteTo(json, culture);
        }

        json.WriteEndArray();
    }
}
