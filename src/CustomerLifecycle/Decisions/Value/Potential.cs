using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Decisions;

/// <summary>Value to come against value so far: where attention still pays (source 002).</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class Potential : IDecision
{
    /// <summary>Initializes a new instance of the <see cref="Potential"/> class.</summary>
    /// <param name="soFar">The value so far, finite.</param>
    /// <param name="toCome">The value to come.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value so far is not finite.</exception>
    public Potential(double soFar, ValueToCome toCome)
    {
        ArgumentNullException.ThrowIfNull(toCome);
        SoFar = Guard.Against.NotFinite(soFar);
        ToCome = toCome;
    }

    /// <summary>Gets the value so far.</summary>
    public double SoFar { get; }

    /// <summary>Gets the value to come.</summary>
    public ValueToCome ToCome { get; }

    /// <summary>
    /// Gets the share of the whole value that is still to come, 0 to 1; <see langword="null"/> where it is not known, or a value is
    /// negative or both are 0.
    /// </summary>
    public double? ShareToCome =>
        ToCome.Amount is { } amount && amount >= 0 && SoFar >= 0 && amount + SoFar > 0 ? amount / (amount + SoFar) : null;

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => DecisionJson.Write(json, culture, this, () =>
    {
        json.WriteNumber("soFar", SoFar);
        ReadableJson.WriteNumber(json, "toCome", ToCome.Amount);
        ReadableJson.WriteNumber(json, "shareToCome", ShareToCome);
    });

    /// <inheritdoc/>
    public string Say(CultureInfo culture) => DecisionTexts.Format("potential", culture, SoFar, ToCome);

    /// <summary>The reason in English.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);
}
