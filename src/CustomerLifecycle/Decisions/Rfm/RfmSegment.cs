using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Decisions;

/// <summary>A named group of scores: ranges of all three, both ends included.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class RfmSegment : IJsonResult
{
    /// <summary>Initializes a new instance of the <see cref="RfmSegment"/> class.</summary>
    /// <param name="key">The stable key in kebab case.</param>
    /// <param name="name">The name for people.</param>
    /// <param name="recency">The scores of recency, both ends included.</param>
    /// <param name="frequency">The scores of frequency, both ends included.</param>
    /// <param name="monetary">The scores of monetary value, both ends included; <see langword="null"/>: any.</param>
    /// <exception cref="ArgumentException">The key is not in kebab case, or a range is empty or below 1.</exception>
    public RfmSegment(
        string key, LocalizedText name, (int Low, int High) recency, (int Low, int High) frequency, (int Low, int High)? monetary = null)
    {
        Guard.Against.NotKebabCase(key);
        ArgumentNullException.ThrowIfNull(name);
        Key = key;
        Name = name;
        Recency = NotEmpty(recency, nameof(recency));
        Frequency = NotEmpty(frequency, nameof(frequency));
        Monetary = NotEmpty(monetary ?? (1, RfmOptions.MostBins), nameof(monetary));
    }

    /// <summary>Gets the stable key.</summary>
    public string Key { get; }

    /// <summary>Gets the name for people.</summary>
    public LocalizedText Name { get; }

    /// <summary>Gets the scores of recency, both ends included.</summary>
    public (int Low, int High) Recency { get; }

    /// <summary>Gets the scores of frequency, both ends included.</summary>
    public (int Low, int High) Frequency { get; }

    /// <summary>Gets the scores of monetary value, both ends included.</summary>
    public (int Low, int High) Monetary { get; }

    /// <summary>The key.</summary>
    /// <returns><see cref="Key"/>.</returns>
    public override string ToString() => Key;

    /// <summary>Writes the segment as JSON.</summary>
    /// <param name="json">Where it goes: <c>{ "key": "at-risk", "name": "At risk" }</c>.</param>
    /// <param name="culture">The language of the name.</param>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => ReadableJson.WriteNamed(json, Key, Name, culture);

    internal bool Holds(RfmScore score) =>
        Lies(score.Recency, Recency) && Lies(score.Frequency, Frequency) && Lies(score.Monetary, Monetary);

    private static bool Lies(int score, (int Low, int High) range) => score >= range.Low && score <= range.High;

    private static (int Low, int High) NotEmpty((int Low, int High) range, string paramName) => range.Low >= 1 && range.Low <= range.High
        ? range
        : throw new ArgumentException($"The scores {range.Low} to {range.High} are no range of scores; the lowest is 1.", paramName);
}
