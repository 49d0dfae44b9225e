using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>Writes a timeline as JSON.</summary>
internal static class StageTimelineJson
{
    public static void Write<TStage>(Utf8JsonWriter json, string? customer, StageTimeline<TStage> timeline, CultureInfo culture)
        where TStage : notnull
    {
        json.WriteStartObject();
        if (customer is not null)
        {
            json.WriteString("customer", customer);
        }

        json.WriteString("model", timeline.Model.Key);
        json.WriteString("asOf", Date(timeline.AsOf));
        json.WriteString("furthest", timeline.Furthest?.Key);
        json.WriteStartArray("visits");
        foreach (StageVisit<TStage> visit in timeline.Visits)
        {
            json.WriteStartObject();
            json.WriteString("stage", timeline.Model[visit.Stage].Key);
            json.WriteString("entered", Date(timeline.Shop.DayOf(visit.Entered)));
            json.WriteString("left", visit.Left is { } left ? Date(timeline.Shop.DayOf(left)) : null);
            json.WriteNumber("days", timeline.DaysOf(in visit));
            json.WriteNumber("cycle", visit.Cycle);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("transitions");
        foreach (StageTransition<TStage> transition in timeline.Transitions)
        {
            json.WriteStartObject();
            json.WriteString("from", timeline.Model[transition.From].Key);
            json.WriteString("to", timeline.Model[transition.To].Key);
            json.WriteString("on", Date(transition.On));
            json.WriteString("direction", KebabKey.FromValue(transition.Direction));
            json.WriteString("cause", transition.Say(culture));
            json.WriteString("rule", timeline.RuleOf(in transition));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteRefusals(json, timeline, culture);
        json.WriteEndObject();
    }

    private static void WriteRefusals<TStage>(Utf8JsonWriter json, StageTimeline<TStage> timeline, CultureInfo culture)
        where TStage : notnull
    {
        if (timeline.Refusals.Count == 0)
        {
            return;
        }

        json.WriteStartArray("refusals");
        foreach (RefusedMove<TStage> refusal in timeline.Refusals)
        {
            json.WriteStartObject();
            json.WriteString("from", timeline.Model[refusal.From].Key);
            json.WriteString("to", timeline.Model[refusal.To].Key);
            json.WriteString("on", Date(refusal.On));
            json.WriteString("reason", refusal.Say(culture));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Date(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
