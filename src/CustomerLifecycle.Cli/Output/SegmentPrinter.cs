using System.Globalization;
using CustomerLifecycle.Decisions;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints RFM scores and segments.</summary>
internal sealed class SegmentPrinter(RfmTable<string> customers, CultureInfo culture) : IResultPrinter
{
    public void WriteTables(IAnsiConsole console)
    {
        Table table = new Table().RoundedBorder();
        table.AddColumns(
            new TableColumn(Headings.Segment(culture)),
            new TableColumn(Headings.Customers(culture)).RightAligned(),
            new TableColumn(Headings.Share(culture)).RightAligned(),
            new TableColumn(Headings.MeanDaysSince(culture)).RightAligned(),
            new TableColumn(Headings.MeanOrders(culture)).RightAligned(),
            new TableColumn(Headings.MeanRevenue(culture)).RightAligned());
        foreach (RfmSegment segment in customers.Map.Segments)
        {
            RfmFigures[] figures = [.. customers.InSegment(segment).Select(c => c.Figures)];
            table.AddRow(
                new Text(segment.Name.In(culture)),
                new Text(TableText.Count(figures.Length, culture)),
                new Text(customers.Customers.Count == 0
                    ? "–"
                    : TableText.Of(FactUnit.Share, (double)figures.Length / customers.Customers.Count, culture)),
                Mean(figures, f => f.RecencyDays, FactUnit.Number),
                Mean(figures, f => f.Frequency, FactUnit.Number),
                Mean(figures, f => f.Monetary, FactUnit.Amount));
        }

        console.Write(table);
    }

    public void WriteCsv(TextWriter writer)
    {
        writer.Write("customer,segment,recency,frequency,monetary,r,f,m\n");
        foreach (RfmCustomer<string> c in customers.Customers)
        {
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{CsvText.Field(c.Customer)},{c.Segment.Key},{c.Figures.RecencyDays},{c.Figures.Frequency},{c.Figures.Monetary},"
                    + $"{c.Score.Recency},{c.Score.Frequency},{c.Score.Monetary}\n"));
        }
    }

    public void WriteJson(TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartArray();
        foreach (RfmCustomer<string> customer in customers.Customers)
        {
            customer.WriteTo(json, culture);
        }

        json.WriteEndArray();
    });

    private Text Mean(RfmFigures[] figures, Func<RfmFigures, double> figure, FactUnit unit) =>
        new(figures.Length == 0 ? "–" : TableText.Of(unit, figures.Average(figure), culture));
}
