using System.Globalization;
using CustomerLifecycle.Metrics;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints a cohort table; cells in progress are marked, cells that cannot be known yet are left empty.</summary>
internal sealed class CohortPrinter(CohortTable cohorts, Shop shop, CultureInfo culture) : IResultPrinter
{
    /// <summary>What the columns before the ages take: names, counts and the blanks around them.</summary>
    private const int WidthOfNames = 28;

    /// <summary>A rate with its mark and the blanks around it: <c> 100.0* </c>.</summary>
    private const int WidthOfAge = 8;

    private int Ages => cohorts.Cohorts.Count == 0 ? 0 : cohorts.Cohorts[0].Cells.Count;

    public void WriteTables(IAnsiConsole console)
    {
        console.WriteLine(Headings.Orders(shop.Orders, culture));
        Table table = new Table().Border(TableBorder.Horizontal);
        table.AddColumn(new TableColumn(Headings.Cohort(culture)).NoWrap());
        table.AddColumn(new TableColumn(Headings.Customers(culture)).RightAligned());
        int shown = Math.Min(Ages, Math.Max(1, (console.Profile.Width - WidthOfNames) / WidthOfAge));
        foreach (int age in Enumerable.Range(0, shown))
        {
            table.AddColumn(new TableColumn(age.ToString(CultureInfo.InvariantCulture)).RightAligned().NoWrap().Padding(0, 0, 1, 0));
        }

        foreach (Cohort cohort in cohorts.Cohorts)
        {
            table.AddRow(
                [
                    new Text(cohort.Key),
                    new Text(TableText.Count(cohort.Size, culture)),
                    .. cohort.Cells.Take(shown).Select(c => new Text(Say(c))),
                ]);
        }

        table.AddEmptyRow();
        table.AddRow(
        [
            new Text(Headings.Mean(culture)),
            new Text(string.Empty),
            .. Enumerable.Range(0, shown).Select(age => new Text(Percent(cohorts.MeanOf(age).Value))),
        ]);
        table.Caption(
            Headings.InProgress(culture) + (shown < Ages ? "\n" + Headings.FurtherAges(Ages - shown, culture) : string.Empty));
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
                    $"{cohort.Key},{cohort.Size},{cell.Age},{KeyText.Of(cell.State)},{cell.Active},{cell.Members},"
                        + $"{cell.Rate},{cell.Interval?.Low},{cell.Interval?.High},{cell.Orders},{cell.Revenue}\n"));
            }
        }
    }

    public void WriteJson(TextWriter writer) => JsonText.Write(writer, json => cohorts.WriteTo(json, culture));

    private string Say(CohortCell cell) => cell.State switch
    {
        CohortCellState.NotYetObservable => string.Empty,
        CohortCellState.InProgress => Percent(cell.Rate) + "*",
        _ => Percent(cell.Rate),
    };

    private string Percent(double? rate) =>
        rate is { } share ? TableText.PercentNumber(share, culture) : string.Empty;
}
