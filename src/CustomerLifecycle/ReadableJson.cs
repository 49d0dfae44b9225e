using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>How the library and its tools write JSON for people: indented, letters as they are, the same on every machine.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class ReadableJson
{
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = LettersAsTheyAre() };

    /// <summary>Writes a number, or null where there is none.</summary>
    internal static void WriteNumber(Utf8JsonWriter json, string property, double? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(property, known);
        }
        else
        {
            json.WriteNull(property);
        }
    }

    /// <summary>Writes a day in ISO 8601, or null where there is none.</summary>
    internal static void WriteDay(Utf8JsonWriter json, string property, LocalDate? day) =>
        json.WriteString(property, day is { } known ? LocalDatePattern.Iso.Format(known) : null);

    /// <summary>Writes what is known by a key and has a name for people: <c>{ "key": "win-back", "name": "Win-back" }</c>.</summary>
    internal static void WriteNamed(Utf8JsonWriter json, string key, LocalizedText name, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        json.WriteString("key", key);
        json.WriteString("name", name.In(culture));
        json.WriteEndObject();
    }

    /// <summary>Writes JSON of one's own, results of the library among it (<see cref="IJsonResult.WriteTo"/>).</summary>
    /// <param name="write">Writes one value.</param>
    /// <returns>The JSON, lines separated by line feeds, none at the end.</returns>
    public static string Write(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    // What turns the direction of writing, or cannot be seen, is written as an escape: JSON is looked at in terminals and editors.
    private static JavaScriptEncoder LettersAsTheyAre()
    {
        TextEncoderSettings letters = new(UnicodeRanges.All);
        letters.ForbidCharacters('\u061C', '\uFEFF');
        letters.ForbidRange(UnicodeRange.Create('\u200B', '\u200F'));
        letters.ForbidRange(UnicodeRange.Create('\u2028', '\u202E'));
        letters.ForbidRange(UnicodeRange.Create('\u2060', '\u206F'));
        return JavaScriptEncoder.Create(letters);
    }
}
