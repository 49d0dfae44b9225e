using System.Globalization;
using CustomerLifecycle.Metrics;
using NodaTime.Text;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints a cohort table; cells in progress are marked, cells that cannot be known yet are left empty.</summary>
internal sealed class CohortPrinter(CohortTable cohorts, Shop shop, CultureInfo culture) : IResultPrinter
{
    // No window shows more columns; the other forms have them all.
    private const int MostShown = 60;

    private int Ages => cohorts.Cohorts.Count == 0 ? 0 : cohorts.Cohorts[0].Cells.Count;

    public void WriteTables(IAnsiConsole console)
    {
        console.WriteLine(shop.Orders.ToString());
        Table table = new Table().RoundedBorder();
        table.AddColumn(new TableColumn(Headings.Cohort(culture)).NoWrap());
        table.AddColumn(new TableColumn(Headings.Customers(culture)).RightAligned());
        foreach (int age in Enumerable.Range(0, Math.Min(Ages, MostShown)))
        {
            table.AddColumn(new TableColumn(age.ToString(CultureInfo.InvariantCulture)).RightAligned().NoWrap());
        }

        foreach (Cohort cohort in cohorts.Cohorts)
        {
            table.AddRow(
                [
                    new Text(cohort.Name),
                    new Text(cohort.Size.ToString(CultureInfo.InvariantCulture)),
                    .. cohort.Cells.Take(MostShown).Select(c => new Text(Say(c))),
                ]);
        }

        table.AddEmptyRow();
        table.AddRow(
        [
            new Text(Headings.Mean(culture)),
            new Text(string.Empty),
            .. Enumerable.Range(0, Math.Min(Ages, MostShown)).Select(age => new Text(Percent(cohorts.MeanOf(age).Value))),
        ]);
        table.Caption(Ages > MostShown
            ? $"{Headings.InProgress(culture)}; {Headings.FirstPeriods(culture, MostShown, Ages)}"
            : Headings.InProgress(culture));
        console.Write(table);
    }

    public void WriteCsv(TextWriter writer)
    {
        writer.Write("cohort,size,age,state,active,members,rate,low,high,orders,revenue\n");
        foreach (Cohort cohort in cohorts.Cohorts)
        {
            foreach (CohortCell cell in cohort.Cells.Where(c => c.State != CohortCellState.NotYetObservable))
            {
                writer.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{cohort.Name},{cohort.Size},{cell.Age},{KeyText.Of(cell.State)},{cell.Active},{cell.Members},"
                        + $"{cell.Rate},{cell.Interval?.Low},{cell.Interval?.High},{cell.Orders},{cell.Revenue}\n"));
            }
        }
    }

    public void WriteJson(TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartObject();
        json.WriteString("by", KeyText.Of(cohorts.Options.Unit));
        json.WriteString("mode", KeyText.Of(cohorts.Options.Mode));
        json.WriteString("clock", KeyText.Of(cohorts.Options.Clock));
        json.WriteString("cohortBy", (cohorts.Options.JoinBy ?? cohorts.Options.Signal).Key);
        json.WriteString("signal", cohorts.Options.Signal.Key);
        json.WriteString("until", LocalDatePattern.Iso.Format(cohorts.Options.ObservedUntil));
        json.WriteString("policy", shop.Orders.ToString());
        json.WriteStartArray("cohorts");
        foreach (Cohort cohort in cohorts.Cohorts)
        {
            json.WriteStartObject();
            json.WriteString("cohort", cohort.Name);
            json.WriteNumber("size", cohort.Size);
            json.WriteStartArray("cells");
            foreach (CohortCell cell in cohort.Cells)
            {
                json.WriteStartObject();
                json.WriteNumber("age", cell.Age);
                json.WriteString("state", KeyText.Of(cell.State));
                if (cell.Rate is { } rate)
                {
                    json.WriteNumber("active", cell.Active);
                    json.WriteNumber("members", cell.Members);
                    json.WriteNumber("rate", rate);
                    json.WriteNumber("low", cell.Interval!.Value.Low);
                    json.WriteNumber("high", cell.Interval!.Value.High);
                    json.WriteNumber("orders", cell.Orders);
                    json.WriteNumber("revenue", cell.Revenue);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("means");
        foreach (int age in Enumerable.Range(0, Ages))
        {
            MetricValue mean = cohorts.MeanOf(age);
            json.WriteStartObject();
            json.WriteNumber("age", age);
            if (mean.Value is { } rate)
            {
                json.WriteNumber("rate", rate);
            }
            else
            {
                json.WriteNull("rate");
            }

            json.WriteString("undefined", mean.Undefined);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string Say(CohortCell cell) => cell.State switch
    {
        CohortCellState.NotYetObservable => string.Empty,
        CohortCellState.InProgress => Percent(cell.Rate) + "*",
        _ => Percent(cell.Rate),
    };

    private static string Percent(double? rate) =>
        rate is { } share ? MetricText.PercentNumber(share) : string.Empty;
}
