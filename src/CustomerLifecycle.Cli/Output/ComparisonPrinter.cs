using System.Globalization;
using System.Text.Json;
using CustomerLifecycle.Metrics;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints groups that were compared two by two, as a table, as CSV or as JSON.</summary>
internal sealed class ComparisonPrinter(
    MetricScope scope,
    ChosenPeriod period,
    IReadOnlyList<MetricComparison> comparisons,
    GroupNames names,
    CultureInfo culture) : IResultPrinter
{
    public void WriteTables(IAnsiConsole console)
    {
        console.WriteLine($"{period.Say(culture)}; {scope.Shop.Zone.Id}; {Headings.Orders(scope.Shop.Orders, culture)}");
        if (comparisons.Count == 0)
        {
            console.WriteLine(Headings.NothingToCompare(culture));
            return;
        }

        console.WriteLine(comparisons[0].First.Definition.Name.In(culture));
        Table table = new Table().RoundedBorder().AddColumns(
            new TableColumn(Headings.Group(culture)).NoWrap(),
            new TableColumn(Headings.Value(culture)).RightAligned().NoWrap(),
            new TableColumn(Headings.Against(culture)).NoWrap(),
            new TableColumn(Headings.Value(culture)).RightAligned().NoWrap(),
            new TableColumn(Headings.Difference(culture)).RightAligned().NoWrap(),
            new TableColumn("95 %").NoWrap(),
            new TableColumn("p").RightAligned().NoWrap());
        foreach (MetricComparison pair in comparisons)
        {
            ProportionComparison shares = pair.Shares;
            table.AddRow(
                new Text(Named(pair.First)),
                new Text(Percent(shares.First.Share)),
                new Text(Named(pair.Second)),
                new Text(Percent(shares.Second.Share)),
                new Text(Percent(shares.Difference)),
                new Text($"{Percent(shares.Interval?.Low)} … {Percent(shares.Interval?.High)}"),
                new Text(shares.PValue is { } p ? TableText.Of(FactUnit.Number, p, culture) : string.Empty));
        }

        console.Write(table);
    }

    public void WriteCsv(TextWriter writer)
    {
        writer.Write("key,label,first,second,first_share,second_share,difference,low,high,method,uplift,p_value\n");
        foreach (MetricComparison pair in comparisons)
        {
            ProportionComparison shares = pair.Shares;
            writer.Write($"{pair.First.Definition.Key},{CsvText.Field(pair.First.Value.Label ?? string.Empty)},");
            writer.Write($"{CsvText.Field(Named(pair.First))},{CsvText.Field(Named(pair.Second))},");
            writer.Write($"{Number(shares.First.Share)},{Number(shares.Second.Share)},{Number(shares.Difference)},");
            writer.Write($"{Number(shares.Interval?.Low)},{Number(shares.Interval?.High)},{MethodOf(shares)},");
            writer.Write($"{Number(shares.Uplift)},{Number(shares.PValue)}\n");
        }
    }

    public void WriteJson(TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartArray();
        foreach (MetricComparison pair in comparisons)
        {
            json.WriteStartObject();
            json.WriteString("key", pair.First.Definition.Key);
            if (pair.First.Value.Label is { } label)
            {
                json.WriteString("label", label);
            }

            json.WriteString("first", Named(pair.First));
            json.WriteString("second", Named(pair.Second));
            Write(json, "firstShare", pair.Shares.First.Share);
            Write(json, "secondShare", pair.Shares.Second.Share);
            Write(json, "difference", pair.Shares.Difference);
            Write(json, "low", pair.Shares.Interval?.Low);
            Write(json, "high", pair.Shares.Interval?.High);
            json.WriteString("method", MethodOf(pair.Shares));
            Write(json, "uplift", pair.Shares.Uplift);
            Write(json, "pValue", pair.Shares.PValue);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, string property, double? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(property, known);
        }
        else
        {
            json.WriteNull(property);
        }
    }

    private static string MethodOf(ProportionComparison shares) =>
        shares.Interval is { } interval ? KeyText.Of(interval.Method) : string.Empty;

    private string Percent(double? share) => share is { } known ? TableText.Percent(known, culture) : "–";

    private static string Number(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private string Named(MetricResult result) => names.Of(result.Group)!;
}
