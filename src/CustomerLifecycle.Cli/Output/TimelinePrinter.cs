using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints the life of one customer as tables, CSV, JSON or Mermaid diagrams. Dates are calendar days in the shop's zone.</summary>
internal sealed class TimelinePrinter(string customer, IReadOnlyList<StageTimeline<string>> timelines, CultureInfo culture) : IResultPrinter
{
    public void WriteTables(IAnsiConsole console)
    {
        foreach (StageTimeline<string> life in timelines)
        {
            Table table = new Table().RoundedBorder().Title(Markup.Escape($"{customer}: {life.Model.Name.In(culture)} ({life.Model.Key})"));
            table.AddColumns(
                new TableColumn(Headings.Entered(culture)).NoWrap(),
                new TableColumn(Headings.Stage(culture)),
                new TableColumn(Headings.Days(culture)).RightAligned(),
                new TableColumn(Headings.Way(culture)).NoWrap(),
                new TableColumn(Headings.Cause(culture)),
                new TableColumn(Headings.Rule(culture)));
            bool isCircle = life.Model.Policy == TransitionPolicy.Cyclic;
            if (isCircle)
            {
                table.AddColumn(new TableColumn(Headings.Cycle(culture)).RightAligned());
            }

            foreach ((int i, StageVisit<string> visit) in life.Visits.Index())
            {
                StageTransition<string>? entry = i > 0 ? life.Transitions[i - 1] : null;
                List<Text> row =
                [
                    new(TableText.Day(Day(life, visit.Entered), culture)),
                    new(life.Model[visit.Stage].Name.In(culture)),
                    new(TableText.Count(life.DaysOf(in visit), culture)),
                    new(entry is { } move ? Headings.Direction(move.Direction, culture) : string.Empty),
                    new(entry?.Say(culture) ?? string.Empty),
                    new(entry is { } ruled ? life.RuleOf(in ruled) ?? string.Empty : string.Empty),
                ];
                row.AddRange(isCircle ? [new Text(visit.Cycle.ToString(CultureInfo.InvariantCulture))] : []);
                table.AddRow(row);
            }

            table.Caption(Markup.Escape(SummaryOf(life)));
            console.Write(table);
            console.WriteLine();
        }
    }

    public void WriteCsv(TextWriter writer)
    {
        writer.Write("customer,model,stage,entered,left,days\n");
        foreach (StageTimeline<string> life in timelines)
        {
            foreach (StageVisit<string> visit in life.Visits)
            {
                string left = visit.Left is { } end ? Date(Day(life, end)) : string.Empty;
                writer.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{CsvText.Field(customer)},{life.Model.Key},{visit.Stage},{Date(Day(life, visit.Entered))},{left},"
                        + $"{life.DaysOf(in visit)}\n"));
            }
        }
    }

    public void WriteJson(TextWriter writer) => JsonText.Write(writer, json =>
    {
        if (timelines.Count == 1)
        {
            timelines[0].WriteTo(json, customer);
            return;
        }

        json.WriteStartArray();
        foreach (StageTimeline<string> life in timelines)
        {
            life.WriteTo(json, customer);
        }

        json.WriteEndArray();
    });

    public void WriteMermaid(TextWriter writer)
    {
        foreach (StageTimeline<string> life in timelines)
        {
            writer.Write($"gantt\n    title {Label(customer)}, {Label(life.Model.Name.In(culture))}\n    dateFormat YYYY-MM-DD\n");
            foreach (IGrouping<string, StageVisit<string>> stage in life.Visits
                .GroupBy(v => v.Stage, StringComparer.Ordinal)
                .OrderBy(g => life.Model.OrdinalOf(g.Key)))
            {
                string name = Label(life.Model[stage.Key].Name.In(culture));
                writer.Write($"    section {name}\n");
                foreach (StageVisit<string> visit in stage)
                {
                    LocalDate end = visit.Left is { } left ? Day(life, left)
                        : life.AsOf == LocalDate.MaxIsoValue ? life.AsOf
                        : life.AsOf.PlusDays(1);
                    writer.Write(
                        $"    {name} :{(visit.Left is null ? "active, " : string.Empty)}{Date(Day(life, visit.Entered))}, {Date(end)}\n");
                }
            }

            writer.Write('\n');
        }
    }

    private static LocalDate Day(StageTimeline<string> life, Instant at) => life.Shop.DayOf(at);

    private static string Date(LocalDate day) => LocalDatePattern.Iso.Format(day);

    // A colon or a semicolon would end the name in Mermaid.
    // What would end a label, a line or the chart, and HTML.
    private static string Label(string text) => new(
        [.. text.Select(c => char.IsControl(c) || ":;#,<>&\"`\u2028\u2029".Contains(c, StringComparison.Ordinal) ? ' ' : c)]);

    private string SummaryOf(StageTimeline<string> life)
    {
        string furthest = life.Furthest is { } stage ? $"{Headings.Furthest(culture)}: {stage.Name.In(culture)}" : string.Empty;
        return life.NextChange is { } next
            ? $"{furthest}; {Headings.Next(culture)}: {TableText.Day(next.On, culture)} {life.Model[next.Stage].Name.In(culture)}"
            : furthest;
    }
}
