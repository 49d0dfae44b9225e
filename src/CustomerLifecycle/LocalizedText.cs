using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle;

/// <summary>A text for people, in one or more languages.</summary>
/// <remarks>
/// A culture is answered by its own language, then by English, then by the first text given: <c>de-AT</c> finds <c>de</c>.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class LocalizedText : IJsonResult, ISayable, IEquatable<LocalizedText>
{
    private static readonly string[] ShippedLanguages = ["de", "en"];

    private readonly FrozenDictionary<string, string>? _byLanguage;
    private readonly ResourceManager? _resources;
    private readonly string _fallback;

    // Of resources, what was found last: looking it up takes a lock, for which all cores would wait.
    private Tuple<CultureInfo, string>? _found;

    private LocalizedText(FrozenDictionary<string, string> byLanguage, string fallback)
    {
        _byLanguage = byLanguage;
        _fallback = fallback;
    }

    private LocalizedText(ResourceManager resources, string name)
    {
        _resources = resources;
        _fallback = name;
    }

    /// <summary>
    /// Gets the languages that this text is written in, as two-letter codes (<c>en</c>, <c>de</c>), in alphabetical order.
    /// </summary>
    public IReadOnlyList<string> Languages => _byLanguage is null ? ShippedLanguages : [.. _byLanguage.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Makes a text from English, and German where it is known.</summary>
    /// <param name="english">The English text.</param>
    /// <param name="german">The German text, or <see langword="null"/> where English serves for both.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentException"><paramref name="english"/> is empty or white space.</exception>
    public static LocalizedText Of(string english, string? german = null)
    {
        Guard.Against.NullOrWhiteSpace(english, message: "A text must not be empty or whitespace alone.");
        return Of(german is null ? [new("en", english)] : [new("en", english), new("de", german)]);
    }

    /// <summary>Makes a text from any languages.</summary>
    /// <param name="texts">Two-letter language code and text; at least one, no language twice, no empty text.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentException">
    /// There is no text, a language is no two lower-case letters or stands twice, or a text is empty.
    /// </exception>
    public static LocalizedText Of(IEnumerable<KeyValuePair<string, string>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        List<KeyValuePair<string, string>> all = [.. texts];
        if (all.Count == 0 || all.Exists(t => string.IsNullOrWhiteSpace(t.Value)))
        {
            throw new ArgumentException("A localized text needs at least one language, and every language a text.", nameof(texts));
        }

        if (all.FirstOrDefault(t => t.Key is not [>= 'a' and <= 'z', >= 'a' and <= 'z']) is { Value: not null } odd)
        {
            throw new ArgumentException($"'{odd.Key}' is not a language; use a two-letter code such as 'en' or 'de'.", nameof(texts));
        }

        FrozenDictionary<string, string> byLanguage =
            all.ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
        return new LocalizedText(byLanguage, byLanguage.GetValueOrDefault("en") ?? all[0].Value);
    }

    /// <summary>The text in the language of a culture.</summary>
    /// <param name="culture">The culture; the invariant culture means English.</param>
    /// <returns>The text, never empty.</returns>
    public string In(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        if (_byLanguage is not null)
        {
            return _byLanguage.GetValueOrDefault(culture.TwoLetterISOLanguageName) ?? _fallback;
        }

        if (_found is not { } found || !ReferenceEquals(found.Item1, culture))
        {
            string text = _resources!.GetString(_fallback, culture)
                ?? throw new MissingManifestResourceException($"There is no text '{_fallback}' in {_resources.BaseName}.");
            _found = found = Tuple.Create(culture, text);
        }

        return found.Item2;
    }

    /// <inheritdoc/>
    string ISayable.Say(CultureInfo culture) => In(culture);

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStringValue(In(culture));
    }

    /// <summary>Whether two texts say the same in the same languages; of texts that ship, whether they are one.</summary>
    /// <param name="other">The other text.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(LocalizedText? other) => other is not null
        && string.Equals(_fallback, other._fallback, StringComparison.Ordinal)
        && string.Equals(_resources?.BaseName, other._resources?.BaseName, StringComparison.Ordinal)
        && (_byLanguage is null
            || (_byLanguage.Count == other._byLanguage!.Count
                && _byLanguage.All(t => string.Equals(t.Value, other._byLanguage.GetValueOrDefault(t.Key), StringComparison.Ordinal))));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LocalizedText);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(_fallback, StringComparison.Ordinal);

    /// <summary>The English text.</summary>
    /// <returns>The English text, or the first one given where there is no English.</returns>
    public override string ToString() => In(CultureInfo.InvariantCulture);

    /// <summary>A text that ships; it is looked up when it is asked for, so that a model costs nothing for texts nobody reads.</summary>
    internal static LocalizedText FromResources(ResourceManager resources, string name) => new(resources, name);
}
