using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints who moved between two days: how many from where to where, and each of them with the reason.</summary>
internal sealed class DifferencePrinter(
    StageModel<string> model,
    LocalDate from,
    LocalDate to,
    int customers,
    IReadOnlyList<KeyValuePair<string, StageDifference<string>>> movers,
    CultureInfo culture) : IResultPrinter
{
    public void WriteTables(IAnsiConsole console)
    {
        console.WriteLine(
            $"{model.Name.In(culture)} ({model.Key}), {TableText.Day(from, culture)} – {TableText.Day(to, culture)}: "
                + $"{TableText.Count(movers.Count, culture)} / {TableText.Count(customers, culture)}");
        Table movements = new Table().RoundedBorder();
        movements.AddColumns(
            new TableColumn(Headings.From(culture)),
            new TableColumn(Headings.To(culture)),
            new TableColumn(Headings.Customers(culture)).RightAligned());
        foreach ((StageInfo? before, StageInfo? after, int count) in Movements())
        {
            movements.AddRow(Name(before), Name(after), new Text(TableText.Count(count, culture)));
        }

        console.Write(movements);
        Table table = new Table().RoundedBorder();
        table.AddColumns(
            new TableColumn(Headings.Customer(culture)).NoWrap(),
            new TableColumn(Headings.From(culture)),
            new TableColumn(Headings.To(culture)),
            new TableColumn(Headings.NextOn(culture)).NoWrap(),
            new TableColumn(Headings.Cause(culture)),
            new TableColumn(Headings.Reason(culture)));
        foreach ((string customer, StageDifference<string> difference) in movers)
        {
            table.AddRow(
                new Text(customer),
                Name(difference.Before?.Stage),
                Name(difference.After?.Stage),
                new Text(TableText.Day(difference.Since, culture)),
                new Text(CauseOf(difference, culture)),
                new Text(difference.After?.SayReason(culture) ?? string.Empty));
        }

        console.Write(table);
    }

    public void WriteCsv(TextWriter writer)
    {
        writer.Write("customer,from,to,on,cause,reason\n");
        foreach ((string customer, StageDifference<string> difference) in movers)
        {
            string since = difference.Since is { } on ? Date(on) : string.Empty;
            writer.Write($"{CsvText.Field(customer)},{difference.Before?.Stage.Key},{difference.After?.Stage.Key},{since},");
            writer.Write(
                $"{CsvText.Field(CauseOf(difference, culture))},{CsvText.Field(difference.After?.SayReason(culture) ?? string.Empty)}\n");
        }
    }

    public void WriteJson(TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartObject();
        json.WriteString("model", model.Key);
        json.WriteString("from", Date(from));
        json.WriteString("to", Date(to));
        json.WriteNumber("customers", customers);
        json.WriteNumber("moved", movers.Count);
        json.WriteStartArray("movements");
        foreach ((StageInfo? before, StageInfo? after, int count) in Movements())
        {
            json.WriteStartObject();
            json.WriteString("from", before?.Key);
            json.WriteString("to", after?.Key);
            json.WriteNumber("customers", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("movers");
        foreach ((string customer, StageDifference<string> difference) in movers)
        {
            WriteMover(json, customer, difference);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string Date(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string CauseOf(StageDifference<string> difference, CultureInfo culture) =>
        difference.Transitions.Count > 0 ? difference.Transitions[^1].Say(culture) : string.Empty;

    private void WriteMover(Utf8JsonWriter json, string customer, StageDifference<string> difference)
    {
        json.WriteStartObject();
        json.WriteString("customer", customer);
        difference.WriteMembersTo(json, culture);
        json.WriteEndObject();
    }

    private Text Name(StageInfo? stage) => new(stage?.Name.In(culture) ?? "–");

    private IEnumerable<(StageInfo? Before, StageInfo? After, int Count)> Movements() => movers
        .GroupBy(m => (Before: m.Value.Before?.Stage, After: m.Value.After?.Stage))
        .OrderBy(g => OrdinalOf(g.Key.Before))
        .ThenBy(g => OrdinalOf(g.Key.After))
        .Select(g => (g.Key.Before, g.Key.After, g.Count()));

    private int OrdinalOf(StageInfo? stage) => stage is null ? -1 : model.OrdinalOf(stage);
}
