using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>When the next decision about a customer falls due if nothing happens, and what it will be about.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class LookAgain : IDecision
{
    private readonly IDecision[] _occasions;

    private LookAgain(LocalDate? on, IDecision[] occasions)
    {
        On = on;
        _occasions = occasions;
    }

    /// <summary>Gets the day; <see langword="null"/> where time alone brings nothing.</summary>
    public LocalDate? On { get; }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => DecisionJson.Write(json, culture, this, () =>
    {
        ReadableJson.WriteDay(json, "on", On);
    });

    /// <inheritdoc/>
    public string Say(CultureInfo culture) => On is { } day
        ? DecisionTexts.Format(
            "look-again", culture, day, string.Join("; ", _occasions.Select(o => o.Say(culture)).Distinct(StringComparer.Ordinal)))
        : DecisionTexts.Format("look-again.never", culture);

    /// <summary>The reason in English.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);

    /// <summary>The earliest day later than one, with all that falls on it.</summary>
    internal static LookAgain After(LocalDate asOf, IEnumerable<(LocalDate? On, IDecision Occasion)> occasions)
    {
        (LocalDate On, IDecision Occasion)[] later = [.. occasions.Where(o => o.On > asOf).Select(o => (o.On!.Value, o.Occasion))];
        if (later.Length == 0)
        {
            return new LookAgain(null, []);
        }

        LocalDate first = later.Min(o => o.On);
        return new LookAgain(first, [.. later.Where(o => o.On == first).Select(o => o.Occasion)]);
    }
}
