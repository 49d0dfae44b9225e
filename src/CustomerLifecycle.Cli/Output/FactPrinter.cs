using System.Globalization;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints facts with key, name, unit and meaning; of the user's own ones, what they are declared to be.</summary>
internal sealed class FactPrinter(FactCatalog<CustomerFacts> catalog, CultureInfo culture) : IResultPrinter
{
    public void WriteTables(IAnsiConsole tables)
    {
        Table table = new Table().RoundedBorder();
        table.AddColumns(
            new TableColumn(Headings.Fact(culture)).NoWrap(),
            new TableColumn(Headings.Name(culture)),
            new TableColumn(Headings.Unit(culture)),
            new TableColumn(Headings.Meaning(culture)));
        foreach (FactInfo<CustomerFacts> fact in catalog.All)
        {
            table.AddRow(new Text(fact.JsonKey), new Text(fact.Name.In(culture)), new Text(UnitOf(fact)), new Text(MeaningOf(fact)));
        }

        tables.Write(table);
    }

    public void WriteCsv(TextWriter writer)
    {
        writer.Write("fact,name,unit,meaning\n");
        foreach (FactInfo<CustomerFacts> fact in catalog.All)
        {
            writer.Write($"{fact.Key},{CsvText.Field(fact.Name.In(culture))},{UnitOf(fact)},{CsvText.Field(MeaningOf(fact))}\n");
        }
    }

    public void WriteJson(TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartArray();
        foreach (FactInfo<CustomerFacts> fact in catalog.All)
        {
            json.WriteStartObject();
            json.WriteString("key", fact.JsonKey);
            json.WriteString("name", fact.Name.In(culture));
            json.WriteString("unit", UnitOf(fact));
            json.WriteString("meaning", MeaningOf(fact));
            json.WriteBoolean("own", fact.Own is not null);
            json.WriteBoolean("mayBeMissing", fact.IsOptional);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string UnitOf(FactInfo<CustomerFacts> fact) => fact.Unit.ToString().ToLowerInvariant();

    private string MeaningOf(FactInfo<CustomerFacts> fact) => fact.Meaning?.In(culture) ?? fact.Own?.ToString() ?? string.Empty;
}
