using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>A move from one stage to another: when, why and which way.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>The default value is no transition of any timeline.</remarks>
/// <threadsafety>Immutable value type.</threadsafety>
[StructLayout(LayoutKind.Auto)]
[JsonConverter(typeof(ResultJsonConverter))]
public readonly record struct StageTransition<TStage> : IJsonResult, ISayable
    where TStage : notnull
{
    internal StageTransition(
        StageInfo<TStage> from,
        StageInfo<TStage> to,
        Instant at,
        LocalDate on,
        TransitionCause cause,
        CustomerEvent? item,
        TransitionDirection direction,
        string fingerprint,
        int ruleOrdinal)
    {
        From = from.Value;
        FromKey = from.Key;
        To = to.Value;
        ToKey = to.Key;
        At = at;
        On = on;
        Cause = cause;
        Event = item;
        Direction = direction;
        Fingerprint = fingerprint;
        RuleOrdinal = ruleOrdinal;
    }

    /// <summary>Gets the stage left.</summary>
    public TStage From { get; }

    /// <summary>Gets the stage entered.</summary>
    public TStage To { get; }

    /// <summary>The key of the stage left, in the model.</summary>
    internal string? FromKey { get; }

    /// <summary>The key of the stage entered, in the model.</summary>
    internal string? ToKey { get; }

    /// <summary>
    /// Gets the first instant in the new stage: that of the event, or the local midnight at which time alone brought the change.
    /// </summary>
    public Instant At { get; }

    /// <summary>Gets the calendar day of <see cref="At"/> in the shop's zone.</summary>
    public LocalDate On { get; }

    /// <summary>Gets what brought the change: an event, time alone, or a person.</summary>
    public TransitionCause Cause { get; }

    /// <summary>
    /// Gets the last of the events at that instant; <see langword="null"/> where <see cref="Cause"/> is not
    /// <see cref="TransitionCause.Event"/>.
    /// </summary>
    public CustomerEvent? Event { get; }

    /// <summary>Gets which way the move goes in the order of the stages.</summary>
    public TransitionDirection Direction { get; }

    /// <summary>Gets the fingerprint of the rules that decided, so that old answers can be told from new ones.</summary>
    public string Fingerprint { get; }

    /// <summary>Gets the place of the rule that decided in the list of rules; −1 where no rule did.</summary>
    public int RuleOrdinal { get; }

    /// <summary>Says what brought the change: kind and id of the event, or that time passed, or that a person said so.</summary>
    /// <param name="culture">The language; in English kinds of events are written as in files.</param>
    /// <returns>E.g. <c>order A-17</c> or <c>time passed</c>.</returns>
    public string Say(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return Event is { } item
            ? FactWords.InText(item.EventKind, culture) + (item.Id is null ? string.Empty : " " + item.Id)
            : TimelineTexts.Format((Cause == TransitionCause.Event ? TransitionCause.Time : Cause).ToString(), culture);
    }

    /// <summary>Writes the move as JSON; stages as their keys in the model.</summary>
    /// <param name="json">Where the object goes.</param>
    /// <param name="culture">The language of the cause.</param>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        json.WriteString("from", FromKey);
        json.WriteString("to", ToKey);
        json.WriteString("at", InstantPattern.ExtendedIso.Format(At));
        ReadableJson.WriteDay(json, "on", On);
        json.WriteString("direction", KebabKey.FromValue(Direction));
        json.WriteString("cause", Say(culture));
        json.WriteEndObject();
    }

    /// <summary>The move, its day and its cause, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>growth → win-back on 2024-04-05: time passed</c>.</returns>
    public override string ToString() =>
        $"{FromKey} → {ToKey} on {LocalDatePattern.Iso.Format(On)}: "
            + Say(CultureInfo.InvariantCulture);
}
