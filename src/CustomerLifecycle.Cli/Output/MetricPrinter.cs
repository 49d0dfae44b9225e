using System.Globalization;
using CustomerLifecycle.Metrics;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints metrics as a table, as CSV or as JSON.</summary>
internal sealed class MetricPrinter(
    MetricScope scope, ChosenPeriod period, IReadOnlyList<MetricResult> results, GroupNames names, CultureInfo culture) : IResultPrinter
{
    public void WriteTables(IAnsiConsole console)
    {
        bool isGrouped = results.Any(r => r.Group is not null);
        string currency = scope.Currency is null ? string.Empty : $"; {scope.Currency}";
        string attribution = isGrouped || scope.Spend.Count > 0
            ? $"; {Headings.Attribution(culture)}: {Headings.AttributionTo(scope.Attribution, culture)}"
            : string.Empty;
        console.WriteLine(
            $"{period.Say(culture)}; {scope.Shop.Zone.Id}{currency}; {Headings.Orders(scope.Shop.Orders, culture)}{attribution}");
        Table table = new Table().RoundedBorder();
        if (isGrouped)
        {
            table.AddColumn(new TableColumn(Headings.Group(culture)).NoWrap());
        }

        table.AddColumns(
            new TableColumn(Headings.Metric(culture)),
            new TableColumn(string.Empty),
            new TableColumn(Headings.Value(culture)).RightAligned().NoWrap(),
            new TableColumn("95 %").NoWrap(),
            new TableColumn(Headings.MadeOf(culture)));
        foreach (MetricResult result in results)
        {
            MetricValue value = result.Value;
            List<Text> row = isGrouped ? [new Text(names.In(result.Group, culture) ?? string.Empty)] : [];
            row.AddRange(
            [
                new(result.Definition.Name.In(culture)),
                new(value.LabelName?.In(culture) ?? value.Label ?? string.Empty),
                new(TableText.Of(result.Definition.Unit, value, culture)),
                new(value.Interval is { } i
                    ? $"{TableText.Of(result.Definition.Unit, i.Low, culture)} … {TableText.Of(result.Definition.Unit, i.High, culture)}"
                    : string.Empty),
                new(value.Value is null
                    ? WhyNone(value)
                    : value.Denominator == 1
                        ? string.Empty
                        : $"{TableText.Exact(value.Numerator, culture)} ÷ {TableText.Exact(value.Denominator, culture)}"),
            ]);
            table.AddRow(row);
        }

        console.Write(table);
    }

    public void WriteCsv(TextWriter writer)
    {
        writer.Write("group,key,label,value,unit,numerator,denominator,low,high,method,undefined,observable_from,from,to\n");
        foreach (MetricResult result in results)
        {
            MetricValue value = result.Value;
            writer.Write($"{CsvText.Field(names.Of(result.Group) ?? string.Empty)},{result.Definition.Key},");
            writer.Write($"{CsvText.Field(value.Label ?? string.Empty)},");
            writer.Write($"{Number(value.Value)},{UnitOf(result)},{Number(value.Numerator)},{Number(value.Denominator)},");
            writer.Write($"{Number(value.Interval?.Low)},{Number(value.Interval?.High)},{MethodOf(value)},");
            writer.Write($"{CsvText.Field(value.Undefined?.In(culture) ?? string.Empty)},{Date(value.ObservableFrom)},");
            writer.Write($"{Date(scope.Period.From)},{Date(scope.Period.To)}\n");
        }
    }

    public void WriteJson(TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartObject();
        json.WriteString("from", Date(scope.Period.From));
        json.WriteString("to", Date(scope.Period.To));
        json.WriteString("currency", scope.Currency);
        json.WriteString("policy", scope.Shop.Orders.ToString());
        json.WriteNumber("activeDays", scope.ActiveDays);
        json.WriteNumber("responseDays", scope.ResponseDays);
        json.WriteString("attribution", KeyText.Of(scope.Attribution));
        json.WriteStartArray("metrics");
        foreach (MetricResult result in results)
        {
            json.WriteStartObject();
            result.WriteMembersTo(json, culture, names.Of(result.Group));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private string WhyNone(MetricValue value) => value switch
    {
        { ObservableFrom: { } from } => $"{Headings.ObservableFrom(culture)} {TableText.Day(from, culture)}",
        { Undefined: { } reason } => $"{Headings.Undefined(culture)}: {reason.In(culture)}",
        _ => string.Empty,
    };

    private static string MethodOf(MetricValue value) =>
        value.Interval is { Method: var method and not IntervalMethod.None } ? KeyText.Of(method) : string.Empty;

    private static string UnitOf(MetricResult result) => KeyText.Of(result.Definition.Unit);

    private static string Number(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Date(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : string.Empty;
}
