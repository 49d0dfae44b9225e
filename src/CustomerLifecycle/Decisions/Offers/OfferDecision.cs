using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>Whether to make a customer an offer, and why.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class OfferDecision : IDecision
{
    private readonly string _text;
    private readonly object[] _arguments;

    internal OfferDecision(OfferVerdict verdict, LocalDate? on, double? expectedValue, string text, params object[] arguments)
    {
        Verdict = verdict;
        On = on;
        ExpectedValue = expectedValue;
        _text = text;
        _arguments = arguments;
    }

    /// <summary>Gets what to do.</summary>
    public OfferVerdict Verdict { get; }

    /// <summary>
    /// Gets the day from which there is an occasion if nothing happens; <see langword="null"/> where time alone brings none, or there is
    /// one already.
    /// </summary>
    public LocalDate? On { get; }

    /// <summary>
    /// Gets what is expected of the offer less its cost; <see langword="null"/> where there is no occasion, or nobody can say.
    /// </summary>
    public double? ExpectedValue { get; }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => DecisionJson.Write(json, culture, this, () =>
    {
        json.WriteString("verdict", KebabKey.FromValue(Verdict));
        ReadableJson.WriteDay(json, "on", On);
        ReadableJson.WriteNumber(json, "expectedValue", ExpectedValue);
    });

    /// <inheritdoc/>
    public string Say(CultureInfo culture) => DecisionTexts.Format(_text, culture, _arguments);

    /// <summary>Verdict and reason in English.</summary>
    /// <returns>E.g. <c>LetGo: …</c>.</returns>
    public override string ToString() => $"{Verdict}: {Say(CultureInfo.InvariantCulture)}";
}
