using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>One sign of decline of a customer, against the customer's own past.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class DeclineSignal : IDecision
{
    private readonly string _text;
    private readonly object[] _arguments;

    internal DeclineSignal(DeclineSignalKind kind, DeclineSignalState state, LocalDate? on, string text, params object[] arguments)
    {
        Kind = kind;
        State = state;
        On = on;
        _text = text;
        _arguments = arguments;
    }

    /// <summary>Gets what the customer does less, or worse.</summary>
    public DeclineSignalKind Kind { get; }

    /// <summary>Gets whether it is there.</summary>
    public DeclineSignalState State { get; }

    /// <summary>
    /// Gets the day since which, at the latest, the sign is there (what happens later may date it anew), or from which it will be if
    /// nothing happens; <see langword="null"/> where time alone does not bring it.
    /// </summary>
    public LocalDate? On { get; }

    /// <summary>Gets the name of the sign for people.</summary>
    public LocalizedText Name => DecisionTexts.Of($"decline.{Kind}");

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => DecisionJson.Write(json, culture, this, () =>
    {
        json.WriteString("kind", KebabKey.FromValue(Kind));
        json.WriteString("state", KebabKey.FromValue(State));
        ReadableJson.WriteDay(json, "on", On);
    });

    /// <inheritdoc/>
    public string Say(CultureInfo culture) => DecisionTexts.Format($"decline.{_text}", culture, _arguments);

    /// <summary>Name and reason in English.</summary>
    /// <returns>E.g. <c>Buys cheaper: recent orders are worth 62 % …</c>.</returns>
    public override string ToString() => $"{Name}: {Say(CultureInfo.InvariantCulture)}";
}
