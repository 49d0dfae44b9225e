using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>A stay in one stage: from <see cref="Entered"/>, which belongs to it, to <see cref="Left"/>, which does not.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>The default value is no visit of any timeline.</remarks>
/// <threadsafety>Immutable value type.</threadsafety>
[StructLayout(LayoutKind.Auto)]
[JsonConverter(typeof(ResultJsonConverter))]
public readonly record struct StageVisit<TStage> : IJsonResult
    where TStage : notnull
{
    internal StageVisit(TStage stage, string key, Instant entered, Instant? left, int cycle)
    {
        Stage = stage;
        Key = key;
        Entered = entered;
        Left = left;
        Cycle = cycle;
    }

    /// <summary>Gets the stage.</summary>
    public TStage Stage { get; }

    /// <summary>The stage's key in its model.</summary>
    internal string? Key { get; }

    /// <summary>Gets the first instant in the stage.</summary>
    public Instant Entered { get; }

    /// <summary>Gets the first instant in the next stage; <see langword="null"/> while the visit is still open.</summary>
    public Instant? Left { get; }

    /// <summary>
    /// Gets the number of the round in a cyclic model, from 1: a new one begins when the customer leaves the last stage. Always 1 in other
    /// models.
    /// </summary>
    public int Cycle { get; }

    /// <summary>Writes the visit as JSON; the stage as its key in the model.</summary>
    /// <param name="json">Where the object goes.</param>
    /// <param name="culture">Is not looked at: instants and keys have no language.</param>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        json.WriteString("stage", Key);
        json.WriteString("entered", InstantPattern.ExtendedIso.Format(Entered));
        json.WriteString("left", Left is { } left ? InstantPattern.ExtendedIso.Format(left) : null);
        json.WriteNumber("cycle", Cycle);
        json.WriteEndObject();
    }

    /// <summary>The stage and the instants, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>growth from 2024-01-05T10:00:00Z to 2024-04-04T22:00:00Z</c>; without the end while the visit is open.</returns>
    public override string ToString() =>
        $"{Key} from {InstantPattern.ExtendedIso.Format(Entered)}"
            + (Left is { } left ? $" to {InstantPattern.ExtendedIso.Format(left)}" : string.Empty);
}
