using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle;

/// <summary>What it would take to be in a stage.</summary>
/// <typeparam name="TFacts">The type that holds the facts.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class WaysToStage<TFacts> : IJsonResult, ISayable
{
    internal WaysToStage(
        StageInfo stage, bool isThere, IReadOnlyList<WayToStage<TFacts>> ways, IReadOnlyList<ConditionReading<TFacts>> obstacles)
    {
        Stage = stage;
        IsThere = isThere;
        Ways = ways;
        Obstacles = obstacles;
    }

    /// <summary>Gets the stage.</summary>
    public StageInfo Stage { get; }

    /// <summary>Gets a value indicating whether the customer is in the stage already; then there is no way to show.</summary>
    public bool IsThere { get; }

    /// <summary>
    /// Gets the ways that ask for the fewest things, all equally few, five at most, and waiting last; empty where no way was found.
    /// </summary>
    public IReadOnlyList<WayToStage<TFacts>> Ways { get; }

    /// <summary>
    /// Gets, where there is no way, the conditions that nothing can mend, or whose mending brings another stage: of the nearest rule, each
    /// beside what is measured. Empty where there is a way, and where no rule leads to the stage at all.
    /// </summary>
    public IReadOnlyList<ConditionReading<TFacts>> Obstacles { get; }

    /// <summary>
    /// Gets a value indicating whether there may be a way that nobody can work out: an obstacle is a predicate that could not be taken
    /// apart, or a mean, a share, a number of different values or something calculated, of which a further event may make anything.
    /// </summary>
    public bool IsUnknown { get; internal init; }

    /// <summary>Says the first way, or why there is none.</summary>
    /// <param name="culture">The language.</param>
    /// <returns>The words.</returns>
    public string Say(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return this switch
        {
            { IsThere: true } => ReasonTexts.Get("WayIsThere", culture),
            { Ways: [{ } first, ..] } => first.Say(culture),
            { Obstacles: [] } => ReasonTexts.Get("WayNone", culture),
            _ => ReasonTexts.Format(
                IsUnknown ? "WayUnknown" : "WayBlocked", culture, string.Join("; ", Obstacles.Select(o => o.Say(culture)))),
        };
    }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        json.WriteString("stage", Stage.Key);
        json.WriteBoolean("reachable", Ways.Count > 0);
        json.WriteString("way", Say(culture));
        json.WriteEndObject();
    }

    /// <summary>The first way, or why there is none, in English.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);
}
