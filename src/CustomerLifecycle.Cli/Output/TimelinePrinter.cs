using System.Globalization;
using System.Text;
using System.Text.Json;
using CustomerLifecycle.Activity;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Timeline;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints the life of one customer as tables, CSV, JSON or Mermaid diagrams. Dates are calendar days in the shop's zone.</summary>
internal sealed class TimelinePrinter(string customer, LocalDate asOf, CultureInfo culture)
{
    public void WriteTables(IAnsiConsole console, IReadOnlyList<CustomerTimeline> timelines)
    {
        foreach (CustomerTimeline life in timelines)
        {
            Table table = new Table().RoundedBorder().Title(Markup.Escape($"{customer}: {life.Timeline.Model.Name.In(culture)} ({life.Timeline.Model.Key})"));
            table.AddColumns(
                new TableColumn(Headings.Entered(culture)).NoWrap(),
                new TableColumn(Headings.Stage(culture)),
                new TableColumn(Headings.Days(culture)).RightAligned(),
                new TableColumn(Headings.Way(culture)).NoWrap(),
                new TableColumn(Headings.Cause(culture)),
                new TableColumn(Headings.Rule(culture)));
            foreach ((int i, StageVisit<string> visit) in life.Timeline.Visits.Index())
            {
                (string way, string cause, string rule) = i > 0 ? EntryOf(life, life.Timeline.Transitions[i - 1]) : (string.Empty, string.Empty, string.Empty);
                table.AddRow(
                    new Text(Date(Day(life, visit.Entered))),
                    new Text(life.Timeline.Model[visit.Stage].Name.In(culture)),
                    new Text(DaysOf(life, visit).ToString(CultureInfo.InvariantCulture)),
                    new Text(way),
                    new Text(cause),
                    new Text(rule));
            }

            console.Write(table);
            console.WriteLine();
        }
    }

    public void WriteCsv(TextWriter writer, IReadOnlyList<CustomerTimeline> timelines)
    {
        writer.Write("customer,model,stage,entered,left,days\n");
        foreach (CustomerTimeline life in timelines)
        {
            foreach (StageVisit<string> visit in life.Timeline.Visits)
            {
                writer.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{CsvText.Field(customer)},{life.Timeline.Model.Key},{visit.Stage},{Date(Day(life, visit.Entered))},{(visit.Left is { } left ? Date(Day(life, left)) : string.Empty)},{DaysOf(life, visit)}\n"));
            }
        }
    }

    public void WriteJson(TextWriter writer, IReadOnlyList<CustomerTimeline> timelines)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, JsonText.Readable))
        {
            if (timelines.Count == 1)
            {
                WriteJson(json, timelines[0]);
            }
            else
            {
                json.WriteStartArray();
                foreach (CustomerTimeline life in timelines)
                {
                    WriteJson(json, life);
                }

                json.WriteEndArray();
            }
        }

        writer.Write(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
        writer.Write('\n');
    }

    public void WriteMermaid(TextWriter writer, IReadOnlyList<CustomerTimeline> timelines)
    {
        foreach (CustomerTimeline life in timelines)
        {
            writer.Write($"gantt\n    title {Label(customer)}, {Label(life.Timeline.Model.Name.In(culture))}\n    dateFormat YYYY-MM-DD\n");
            foreach (IGrouping<string, StageVisit<string>> stage in life.Timeline.Visits.GroupBy(v => v.Stage, StringComparer.Ordinal).OrderBy(g => life.Timeline.Model.OrdinalOf(g.Key)))
            {
                string name = Label(life.Timeline.Model[stage.Key].Name.In(culture));
                writer.Write($"    section {name}\n");
                foreach (StageVisit<string> visit in stage)
                {
                    LocalDate end = visit.Left is { } left ? Day(life, left) : asOf.PlusDays(1);
                    writer.Write($"    {name} :{(visit.Left is null ? "active, " : string.Empty)}{Date(Day(life, visit.Entered))}, {Date(end)}\n");
                }
            }

            writer.Write('\n');
        }
    }

    private static LocalDate Day(CustomerTimeline life, Instant at) => life.Timeline.Shop.DayOf(at);

    private static string Date(LocalDate day) => LocalDatePattern.Iso.Format(day);

    // A colon or a semicolon would end the name in Mermaid.
    private static string Label(string text) => text.Replace(':', ' ').Replace(';', ' ').Replace('#', ' ');

    private static string CauseOf(in StageTransition<string> transition) => transition.Cause is { } cause
        ? CustomerEventKinds.KeyOf(cause.Kind) + (cause.Id is null ? string.Empty : " " + cause.Id)
        : "time passed";

    private static (string Way, string Cause, string Rule) EntryOf(CustomerTimeline life, in StageTransition<string> transition) =>
        (Row.NameOf(transition.Direction), CauseOf(transition), life.Rules.Rules[transition.RuleOrdinal].Key);

    private int DaysOf(CustomerTimeline life, in StageVisit<string> visit) =>
        Period.DaysBetween(Day(life, visit.Entered), visit.Left is { } left ? Day(life, left) : asOf);

    private void WriteJson(Utf8JsonWriter json, CustomerTimeline life)
    {
        json.WriteStartObject();
        json.WriteString("customer", customer);
        json.WriteString("model", life.Timeline.Model.Key);
        json.WriteString("as_of", Date(asOf));
        json.WriteString("furthest", life.Timeline.Furthest?.Key);
        json.WriteStartArray("visits");
        foreach (StageVisit<string> visit in life.Timeline.Visits)
        {
            json.WriteStartObject();
            json.WriteString("stage", visit.Stage);
            json.WriteString("entered", Date(Day(life, visit.Entered)));
            json.WriteString("left", visit.Left is { } left ? Date(Day(life, left)) : null);
            json.WriteNumber("days", DaysOf(life, visit));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("transitions");
        foreach (StageTransition<string> transition in life.Timeline.Transitions)
        {
            (string way, string cause, string rule) = EntryOf(life, transition);
            json.WriteStartObject();
            json.WriteString("from", transition.From);
            json.WriteString("to", transition.To);
            json.WriteString("on", Date(transition.On));
            json.WriteString("direction", way);
            json.WriteString("cause", cause);
            json.WriteString("rule", rule);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
