using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>What changed for one customer between the ends of two days.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class StageDifference<TStage> : IJsonResult, ISayable
    where TStage : notnull
{
    internal StageDifference(
        LocalDate from,
        LocalDate to,
        StageExplanation<CustomerFacts>? before,
        StageExplanation<CustomerFacts>? after,
        LocalDate? since,
        IReadOnlyList<StageTransition<TStage>> transitions)
    {
        From = from;
        To = to;
        Before = before;
        After = after;
        Since = since;
        Transitions = transitions;
    }

    /// <summary>Gets the first day; what happened on it belongs to what was before.</summary>
    public LocalDate From { get; }

    /// <summary>Gets the last day; what happened on it is included.</summary>
    public LocalDate To { get; }

    /// <summary>Gets the stage at the end of the first day, and why; <see langword="null"/> where the customer was not yet known.</summary>
    public StageExplanation<CustomerFacts>? Before { get; }

    /// <summary>
    /// Gets the stage at the end of the last day, and why; <see langword="null"/> where the customer was still not known.
    /// </summary>
    public StageExplanation<CustomerFacts>? After { get; }

    /// <summary>
    /// Gets the calendar day on which the customer entered the stage of the last day; <see langword="null"/> where they were still not
    /// known.
    /// </summary>
    public LocalDate? Since { get; }

    /// <summary>Gets the transitions in between, in time order; those there and back too.</summary>
    public IReadOnlyList<StageTransition<TStage>> Transitions { get; }

    /// <summary>Gets a value indicating whether the customer is elsewhere at the end than at the beginning.</summary>
    public bool HasMoved => Before?.Stage != After?.Stage;

    /// <summary>Says from where to where the customer moved, and why they are there now.</summary>
    /// <param name="culture">The language.</param>
    /// <returns>E.g. <c>Growth → Win-back: 95 days since the last order (more than 90)</c>.</returns>
    public string Say(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return $"{Name(Before, culture)} → {Name(After, culture)}{(After is null ? string.Empty : ": " + After.SayReason(culture))}";
    }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        WriteMembersTo(json, culture);
        json.WriteEndObject();
    }

    /// <summary>
    /// Writes <c>from</c> and <c>to</c> (stages), <c>on</c>, <c>cause</c> and <c>reason</c> into an object of one's own, e.g. beside a
    /// customer.
    /// </summary>
    /// <param name="json">Where the properties go.</param>
    /// <param name="culture">The language of the reason.</param>
    public void WriteMembersTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteString("from", Before?.Stage.Key);
        json.WriteString("to", After?.Stage.Key);
        ReadableJson.WriteDay(json, "on", Since);
        json.WriteString("cause", Transitions.Count > 0 ? Transitions[^1].Say(CultureInfo.InvariantCulture) : string.Empty);
        json.WriteString("reason", After?.SayReason(culture));
    }

    /// <summary>From where to where, and why, in English.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);

    private static string Name(StageExplanation<CustomerFacts>? explanation, CultureInfo culture) =>
        explanation?.Stage.Name.In(culture) ?? TimelineTexts.Format("NotYet", culture);
}
