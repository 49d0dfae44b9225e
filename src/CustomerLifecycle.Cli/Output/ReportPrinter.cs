using System.Globalization;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Metrics;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints every model at a glance: customers and value per stage, and three customers with their reasons.</summary>
internal sealed class ReportPrinter(CustomerBase customers, LocalDate asOf, CultureInfo culture)
{
    private const int Examples = 3;

    private static readonly IMetric[] Shown =
        [.. new[] { "people", "orders", "revenue", "profit", "average-order-value", "repeat-purchase-rate" }.Select(MetricCatalog.Of)];

    private readonly CustomerFacts[] _facts = customers.FactsAt(asOf);

    // Everything up to the day.
    private readonly MetricScope _scope = new(customers.Shop, customers.PeriodUntil(asOf));

    public void Write(IAnsiConsole console, IReadOnlyList<IStageClassifier<CustomerFacts>> models)
    {
        string amounts = customers.Currency is { } currency ? $"; amounts in {currency}" : string.Empty;
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_facts.Length} customers of {customers.Name} at the end of {LocalDatePattern.Iso.Format(asOf)} "
                + $"({customers.Shop.Zone.Id}){amounts}"));
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
        foreach (IMetric metric in Shown)
        {
            table.AddColumn(new TableColumn(Markup.Escape(metric.Definition.Name.In(culture))).RightAligned());
        }

        Dictionary<CustomerHistory, string> stageOf = customers.Customers.Zip(stages).ToDictionary(c => c.First.Value, c => c.Second.Key);
        ILookup<string, MetricResult> results = MetricReport
            .ComputeBy(Shown, _scope, customers.Customers.Select(c => c.Value), MetricGrouping.Of(c => stageOf[c.History]))
            .ToLookup(r => r.Group!, StringComparer.Ordinal);
        IReadOnlyList<MetricResult> none = MetricReport.Compute(Shown, _scope, []);
        foreach (StageInfo stage in classifier.Model.Stages)
        {
            AddRow(table, stage.Name.In(culture), stages.Count(s => s == stage), results.Contains(stage.Key) ? results[stage.Key] : none);
        }

        table.AddEmptyRow();
        AddRow(table, Headings.All(culture), _facts.Length, MetricReport.Compute(Shown, _scope, customers.Customers.Select(c => c.Value)));
        console.Write(table);
        foreach (int i in ExamplesOf(stages))
        {
            console.WriteLine($"  {customers.Customers[i].Key}: {classifier.Explain(_facts[i]).Say(culture)}");
        }
    }

    private void AddRow(Table table, string name, int people, IEnumerable<MetricResult> results) => table.AddRow(
    [
        new Text(name),
        new Text(MetricText.Percent((double)people / _facts.Length)),
        .. results.Select(r => new Text(MetricText.Of(r.Definition.Unit, r.Value))),
    ]);

    /// <summary>From each of the three largest stages the customer of the highest revenue, the first of equals.</summary>
    private IEnumerable<int> ExamplesOf(StageInfo[] stages) => stages
        .Select((stage, i) => (stage, i))
        .GroupBy(s => s.stage, s => s.i)
        .OrderByDescending(group => group.Count())
        .Take(Examples)
        .Select(group => group.MaxBy(i => _facts[i].Revenue));
}
