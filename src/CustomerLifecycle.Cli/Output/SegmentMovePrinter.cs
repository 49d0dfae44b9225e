using System.Globalization;
using CustomerLifecycle.Decisions;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints how many customers moved from which segment to which.</summary>
internal sealed class SegmentMovePrinter(
    IReadOnlyDictionary<(RfmSegment? From, RfmSegment? To), int> moves, RfmSegmentMap map, CultureInfo culture) : IResultPrinter
{
    public void WriteTables(IAnsiConsole console)
    {
        Table table = new Table().RoundedBorder();
        table.AddColumns(
            new TableColumn(Headings.From(culture)),
            new TableColumn(Headings.To(culture)),
            new TableColumn(Headings.Customers(culture)).RightAligned());
        foreach ((RfmSegment? from, RfmSegment? to, int count) in InOrder())
        {
            table.AddRow(
                new Text(from?.Name.In(culture) ?? "–"),
                new Text(to?.Name.In(culture) ?? "–"),
                new Text(TableText.Count(count, culture)));
        }

        console.Write(table);
    }

    public void WriteCsv(TextWriter writer)
    {
        writer.Write("from,to,customers\n");
        foreach ((RfmSegment? from, RfmSegment? to, int count) in InOrder())
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{from?.Key},{to?.Key},{count}\n"));
        }
    }

    public void WriteJson(TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartArray();
        foreach ((RfmSegment? from, RfmSegment? to, int count) in InOrder())
        {
            json.WriteStartObject();
            json.WriteString("from", from?.Key);
            json.WriteString("to", to?.Key);
            json.WriteNumber("customers", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private IEnumerable<(RfmSegment? From, RfmSegment? To, int Count)> InOrder() =>
        moves.OrderBy(m => PlaceOf(m.Key.From)).ThenBy(m => PlaceOf(m.Key.To)).Select(m => (m.Key.From, m.Key.To, m.Value));

    private int PlaceOf(RfmSegment? segment) => map.Segments.Index().FirstOrDefault(s => s.Item == segment, (-1, null!)).Index;
}
