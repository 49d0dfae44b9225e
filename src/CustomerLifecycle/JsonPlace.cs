using System.Globalization;
using System.Text.Json;

namespace CustomerLifecycle;

/// <summary>A place in a JSON document that knows its path and can say what is wrong with itself.</summary>
internal readonly struct JsonPlace(JsonElement element, string path)
{
    private const int LongestDefinition = 1_000_000;
    private const int MostItems = 1_000;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Opens a definition; a property given twice is refused.</summary>
    public static JsonDocument ParseDocument(string json)
    {
        if (json.Length > LongestDefinition)
        {
            throw new StageModelFormatException(FormattableString.Invariant(
                $"Found {json.Length} characters. A definition has at most {LongestDefinition}."));
        }

        try
        {
            JsonDocument document = JsonDocument.Parse(json, Strict);
            RequireWholeCharacters(document.RootElement);
            return document;
        }
        catch (InvalidOperationException e)
        {
            throw new StageModelFormatException(
                "A text of the definition holds half of a character (a lone surrogate); write it whole.", e);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new StageModelFormatException($"This is not JSON: {e.Message}", e);
        }
    }

    // A text that was parsed may still be one that cannot be read.
    private static void RequireWholeCharacters(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    RequireWholeCharacters(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    _ = property.Name;
                    RequireWholeCharacters(property.Value);
                }

                break;
        }
    }

    public bool IsArray => element.ValueKind == JsonValueKind.Array;

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public JsonPlace this[string property] => Optional(property) ?? throw Wrong($"'{property}' is missing.", "Add it.");

    public JsonPlace? Optional(string property) =>
        IsObject && element.TryGetProperty(property, out JsonElement value) ? new JsonPlace(value, $"{path}.{property}") : null;

    public void RequireProperties(string[] required, string[] optional)
    {
        if (!IsObject)
        {
            throw Wrong($"Found {Kind()}.", $"An object with {string.Join(", ", required.Select(r => $"'{r}'"))} is expected.");
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!required.Contains(property.Name, StringComparer.Ordinal) && !optional.Contains(property.Name, StringComparer.Ordinal))
            {
                throw Wrong($"'{property.Name}' is not known here.", Suggestion.For(property.Name, required.Concat(optional)));
            }
        }

        foreach (string name in required)
        {
            _ = this[name];
        }
    }

    public bool IsNumber => element.ValueKind == JsonValueKind.Number;

    /// <summary>The names of the properties of an object.</summary>
    public IReadOnlyList<string> Names() => IsObject
        ? [.. element.EnumerateObject().Select(p => p.Name)]
        : throw Wrong($"Found {Kind()}.", "An object is expected.");

    public IReadOnlyList<JsonPlace> Items()
    {
        if (!IsArray)
        {
            throw Wrong($"Found {Kind()}.", "A list in square brackets is expected.");
        }

        if (element.GetArrayLength() > MostItems)
        {
            throw Wrong(
                FormattableString.Invariant($"Found {element.GetArrayLength()} items."),
                FormattableString.Invariant($"A list has at most {MostItems}."));
        }

        List<JsonPlace> items = [];
        foreach (JsonElement item in element.EnumerateArray())
        {
            items.Add(new JsonPlace(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count}]")));
        }

        return items;
    }

    public string Text() => element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text
        ? text
        : throw Wrong($"Found {Kind()}.", "A text is expected.");

    public bool Flag() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong($"Found {Kind()}.", "true or false is expected."),
    };

    public int Whole(string what) => element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int number)
        ? number
        : throw Wrong($"Found {Kind()}.", $"{what} is a whole number, so compare it with one.");

    public double Number(string what) => element.ValueKind == JsonValueKind.Number
            && element.TryGetDouble(out double number)
            && double.IsFinite(number)
        ? number
        : throw Wrong($"Found {Kind()}.", $"{what} is a number, so compare it with one.");

    public LocalizedText LocalizedText()
    {
        if (!IsObject)
        {
            string text = Text();
            return Guard(() => CustomerLifecycle.LocalizedText.Of(text));
        }

        List<KeyValuePair<string, string>> texts = [];
        foreach (JsonProperty property in element.EnumerateObject())
        {
            texts.Add(new(property.Name, this[property.Name].Text()));
        }

        return Guard(() => CustomerLifecycle.LocalizedText.Of(texts));
    }

    /// <summary>Runs what may refuse its arguments, and reports a refusal with this place.</summary>
    public TResult Guard<TResult>(Func<TResult> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException e)
        {
            // The parameter's name means nothing to the author of the definition.
            throw Wrong(
                e.ParamName is null ? e.Message : e.Message.Replace(
                    $" (Parameter '{e.ParamName}')", string.Empty, StringComparison.Ordinal),
                string.Empty);
        }
    }

    public StageModelFormatException Wrong(string found, string mend) => new(path, mend.Length == 0 ? found : $"{found} {mend}");

    private string Kind() => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null or JsonValueKind.Undefined => "nothing",
        _ => element.GetRawText(),
    };
}
