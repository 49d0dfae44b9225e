using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints who would be elsewhere under other rules.</summary>
internal sealed class RuleChangePrinter(
    StageModel<string> model,
    LocalDate asOf,
    int customers,
    IReadOnlyList<KeyValuePair<string, RuleChange<string>>> movers,
    CultureInfo culture) : IResultPrinter
{
    public void WriteTables(IAnsiConsole console)
    {
        console.WriteLine(
            $"{model.Name.In(culture)} ({model.Key}), {TableText.Day(asOf, culture)}: "
                + $"{TableText.Count(movers.Count, culture)} / {TableText.Count(customers, culture)}");
        Table counts = new Table().RoundedBorder();
        counts.AddColumns(
            new TableColumn(Headings.Today(culture)),
            new TableColumn(Headings.Proposed(culture)),
            new TableColumn(Headings.Customers(culture)).RightAligned());
        foreach ((StageInfo today, StageInfo proposed, int count) in Counts())
        {
            counts.AddRow(
                new Text(today.Name.In(culture)),
                new Text(proposed.Name.In(culture)),
                new Text(TableText.Count(count, culture)));
        }

        console.Write(counts);
        Table table = new Table().RoundedBorder();
        table.AddColumns(
            new TableColumn(Headings.Customer(culture)).NoWrap(),
            new TableColumn(Headings.Today(culture)),
            new TableColumn(Headings.Reason(culture)),
            new TableColumn(Headings.Proposed(culture)),
            new TableColumn(Headings.Reason(culture)));
        foreach ((string customer, RuleChange<string> change) in movers)
        {
            table.AddRow(
                new Text(customer),
                new Text(change.Today.Stage.Name.In(culture)),
                new Text(change.Today.SayReason(culture)),
                new Text(change.Proposed.Stage.Name.In(culture)),
                new Text(change.Proposed.SayReason(culture)));
        }

        console.Write(table);
    }

    public void WriteCsv(TextWriter writer)
    {
        writer.Write("customer,today,proposed,reason_today,reason_proposed\n");
        foreach ((string customer, RuleChange<string> change) in movers)
        {
            writer.Write($"{CsvText.Field(customer)},{change.Today.Stage.Key},{change.Proposed.Stage.Key},");
            writer.Write($"{CsvText.Field(change.Today.SayReason(culture))},{CsvText.Field(change.Proposed.SayReason(culture))}\n");
        }
    }

    public void WriteJson(TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartObject();
        json.WriteString("model", model.Key);
        json.WriteString("asOf", LocalDatePattern.Iso.Format(asOf));
        json.WriteNumber("customers", customers);
        json.WriteNumber("moved", movers.Count);
        json.WriteStartArray("movers");
        foreach ((string customer, RuleChange<string> change) in movers)
        {
            json.WriteStartObject();
            json.WriteString("customer", customer);
            change.WriteMembersTo(json, culture);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private IEnumerable<(StageInfo Today, StageInfo Proposed, int Count)> Counts() => movers
        .GroupBy(m => (m.Value.Today.Stage, Proposed: m.Value.Proposed.Stage.Key))
        .OrderBy(g => model.OrdinalOf(g.Key.Stage))
        .Select(g => (g.Key.Stage, model[g.Key.Proposed] as StageInfo, g.Count()));
}
