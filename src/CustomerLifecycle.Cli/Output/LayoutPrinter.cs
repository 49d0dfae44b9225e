using System.Globalization;
using CustomerLifecycle.Layouts;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints layouts: what they are of, and what they are recognised by.</summary>
internal sealed class LayoutPrinter(IReadOnlyList<EventLayout> layouts, CultureInfo culture) : IResultPrinter
{
    public void WriteTables(IAnsiConsole tables)
    {
        Table table = new Table().RoundedBorder();
        table.AddColumns(
            new TableColumn(Headings.Layout(culture)).NoWrap(),
            new TableColumn(Headings.Name(culture)),
            new TableColumn(Headings.RecognisedBy(culture)));
        foreach (EventLayout layout in layouts)
        {
            table.AddRow(new Text(layout.Key), new Text(layout.Name.In(culture)), new Text(string.Join(", ", ColumnsOf(layout))));
        }

        tables.Write(table);
    }

    public void WriteCsv(TextWriter writer)
    {
        writer.Write("layout,name,recognised_by\n");
        foreach (EventLayout layout in layouts)
        {
            writer.Write(string.Join(
                ',',
                CsvText.Field(layout.Key),
                CsvText.Field(layout.Name.In(culture)),
                CsvText.Field(string.Join("; ", ColumnsOf(layout)))));
            writer.Write('\n');
        }
    }

    public void WriteJson(TextWriter writer)
    {
        writer.Write(layouts.Count == 1 ? layouts[0].ToJson() : $"[{string.Join(",\n", layouts.Select(l => l.ToJson()))}]");
        writer.Write('\n');
    }

    private static IEnumerable<string> ColumnsOf(EventLayout layout) => layout.RecognisedBy.Select(any => string.Join(" / ", any));
}
