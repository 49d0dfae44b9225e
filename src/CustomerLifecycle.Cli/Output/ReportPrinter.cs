using System.Globalization;
using CustomerLifecycle.Activity;
using CustomerLifecycle.Classification;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Metrics;
using CustomerLifecycle.Stages;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints every model at a glance: customers and value per stage, and three customers with their reasons.</summary>
internal sealed class ReportPrinter(CustomerBase customers, LocalDate asOf, CultureInfo culture)
{
    private const int Examples = 3;

    // A space between thousands cannot be taken for a decimal point in any language.
    private static readonly NumberFormatInfo Numbers = new() { NumberGroupSeparator = " " };

    private readonly CustomerFacts[] _facts = customers.FactsAt(asOf);

    public void Write(IAnsiConsole console, IReadOnlyList<IStageClassifier<CustomerFacts>> models)
    {
        string amounts = customers.Currency is { } currency ? $"; amounts in {currency}" : string.Empty;
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_facts.Length} customers of {customers.Name} at the end of {LocalDatePattern.Iso.Format(asOf)} ({customers.Shop.Zone.Id}){amounts}"));
        console.WriteLine(customers.Shop.Orders.ToString());
        foreach (IStageClassifier<CustomerFacts> model in models)
        {
            console.WriteLine();
            WriteModel(console, model);
        }
    }

    private void WriteModel(IAnsiConsole console, IStageClassifier<CustomerFacts> classifier)
    {
        StageInfo[] stages = [.. _facts.Select(f => classifier.StageOf(f))];
        Table table = new Table().RoundedBorder().Title(Markup.Escape($"{classifier.Model.Name.In(culture)} ({classifier.Model.Key})"));
        table.AddColumn(new TableColumn(Headings.Stage(culture)).NoWrap());
        table.AddColumn(new TableColumn(Headings.Share(culture)).RightAligned());
        foreach (IMetric metric in MetricCatalog.All)
        {
            table.AddColumn(new TableColumn(Markup.Escape(metric.Name.In(culture))).RightAligned());
        }

        foreach (StageInfo stage in classifier.Model.Stages)
        {
            AddRow(table, stage.Name.In(culture), [.. _facts.Where((_, i) => stages[i] == stage)]);
        }

        table.AddEmptyRow();
        AddRow(table, Headings.All(culture), _facts);
        console.Write(table);
        foreach (int i in ExamplesOf(stages))
        {
            console.WriteLine($"  {customers.Customers[i].Key}: {classifier.Explain(_facts[i]).Say(culture)}");
        }
    }

    private void AddRow(Table table, string name, CustomerFacts[] group) => table.AddRow(
    [
        new Text(name),
        new Text((100.0 * group.Length / _facts.Length).ToString("0.0", CultureInfo.InvariantCulture) + " %"),
        .. MetricCatalog.All.Select(metric => new Text(Format(metric, metric.Compute(group)))),
    ]);

    private static string Format(IMetric metric, MetricValue value) => (value.Value, metric.Unit) switch
    {
        (null, _) => "–",
        ({ } share, FactUnit.Share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %",
        ({ } amount, FactUnit.Amount) => amount.ToString("#,##0.00", Numbers),
        ({ } number, _) => number.ToString("#,##0", Numbers),
    };

    /// <summary>From each of the three largest stages the customer of the highest revenue, the first of equals.</summary>
    private IEnumerable<int> ExamplesOf(StageInfo[] stages) => stages
        .Select((stage, i) => (stage, i))
        .GroupBy(s => s.stage, s => s.i)
        .OrderByDescending(group => group.Count())
        .Take(Examples)
        .Select(group => group.MaxBy(i => _facts[i].Revenue));
}
