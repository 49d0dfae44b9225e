using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>A date to celebrate with a customer.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class Celebration : IDecision
{
    internal Celebration(CelebrationKind kind, LocalDate on, int number, Holiday? holiday = null)
    {
        Holiday = holiday;
        Kind = kind;
        On = on;
        Number = number;
    }

    /// <summary>Gets what there is to celebrate.</summary>
    public CelebrationKind Kind { get; }

    /// <summary>Gets the day.</summary>
    public LocalDate On { get; }

    /// <summary>
    /// Gets the number of the anniversary in years, or of the order; 0 for a holiday, and for a birthday, whose year is nobody's business.
    /// </summary>
    public int Number { get; }

    /// <summary>Gets the holiday; <see langword="null"/> for every other kind.</summary>
    public Holiday? Holiday { get; }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => DecisionJson.Write(json, culture, this, () =>
    {
        json.WriteString("kind", KebabKey.FromValue(Kind));
        ReadableJson.WriteDay(json, "on", On);
    });

    /// <inheritdoc/>
    public string Say(CultureInfo culture) =>
        DecisionTexts.Format(
            Kind == CelebrationKind.FirstOrderAnniversary && Number == 1 ? "celebration.FirstAnniversary" : $"celebration.{Kind}",
            culture,
            On,
            (object?)Holiday?.Name ?? Number);

    /// <summary>The reason in English.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);
}
