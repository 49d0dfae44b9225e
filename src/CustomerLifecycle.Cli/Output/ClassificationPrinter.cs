using System.Globalization;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints stages, reasons and dates as a table, as CSV or as JSON.</summary>
/// <param name="model">The model.</param>
/// <param name="customers">The customers, gone through once.</param>
/// <param name="columns">What to print of each.</param>
/// <param name="culture">The language.</param>
/// <param name="explain">Whether the evidence is asked for.</param>
internal sealed class ClassificationPrinter(
    StageModel model,
    IEnumerable<ClassifiedCustomer> customers,
    IReadOnlyList<ClassificationColumn> columns,
    CultureInfo culture,
    bool explain) : IResultPrinter
{
    public void WriteTables(IAnsiConsole console)
    {
        Table table = new Table().RoundedBorder().Title(Markup.Escape(model.Name.In(culture)));
        foreach (ClassificationColumn column in columns)
        {
            TableColumn heading = new(column.Heading(culture));
            table.AddColumn(column.IsOfReason ? heading : heading.NoWrap());
        }

        foreach (ClassifiedCustomer item in customers)
        {
            table.AddRow(columns.Select(column => new Text(column.TextOf(item, culture))));
            foreach (RejectedStage<CustomerFacts> other in explain ? item.Explanation!.Others : [])
            {
                table.AddRow(Below($"  ≠ {other.Stage.Name.In(culture)}", other.Say(culture)));
            }

            foreach (WaysToStage<CustomerFacts> ways in item.Ways ?? [])
            {
                table.AddRow(Below($"  → {ways.Stage.Name.In(culture)}", ways.Say(culture)));
            }
        }

        console.Write(table);

        // Beneath the columns that it is about, those of them that are printed.
        IEnumerable<Text> Below(string stage, string text) => columns.Select(
            column => new Text(column.Name switch { "stage" => stage, "reason" => text, _ => string.Empty }));
    }

    public void WriteCsv(TextWriter writer)
    {
        writer.Write(string.Join(',', columns.Select(column => column.Name)));
        writer.Write('\n');
        foreach (ClassifiedCustomer item in customers)
        {
            for (int i = 0; i < columns.Count; i++)
            {
                if (i > 0)
                {
                    writer.Write(',');
                }

                writer.Write(columns[i].ValueOf(item, culture) is { } value ? CsvText.Field(value) : null);
            }

            writer.Write('\n');
        }
    }

    public void WriteJson(TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartArray();
        foreach (ClassifiedCustomer item in customers)
        {
            json.WriteStartObject();
            foreach (ClassificationColumn column in columns)
            {
                json.WriteString(column.Property, column.ValueOf(item, culture));
            }

            if (explain)
            {
                item.Explanation!.WriteEvidenceTo(json);
            }

            if (item.Ways is { } ways)
            {
                json.WriteStartArray("ways");
                foreach (WaysToStage<CustomerFacts> way in ways)
                {
                    way.WriteTo(json, culture);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
