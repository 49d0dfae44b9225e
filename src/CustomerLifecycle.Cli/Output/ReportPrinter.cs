using System.Globalization;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;
using NodaTime;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints models at a glance: customers and value per stage, three customers with what counts, and what to type next.</summary>
/// <param name="customers">The customers.</param>
/// <param name="name">What they are of.</param>
/// <param name="asOf">The day as of whose end to answer.</param>
/// <param name="advise">What is decided about one of them under a model.</param>
/// <param name="next">What to type next, given a customer to look at.</param>
/// <param name="culture">The language.</param>
internal sealed class ReportPrinter(
    InputCustomers customers,
    LocalizedText name,
    LocalDate asOf,
    Func<StageRules<CustomerFacts>, int, Advice> advise,
    Func<string, NextCommands> next,
    CultureInfo culture)
{
    /// <summary>As wide as a terminal is when it opens.</summary>
    public const int Width = 80;

    private const int Examples = 3;

    private readonly IReadOnlyList<IMetric> _shown = ShownMetrics.Of(
        new[] { "people", "orders", "revenue", "profit", "average-order-value", "repeat-purchase-rate" }.Select(MetricCatalog.Of),
        customers);

    private readonly CustomerFacts[] _facts = customers.FactsAt(asOf);

    // Everything up to the day.
    private readonly MetricScope _scope = new(customers.Shop, customers.PeriodUntil(asOf));

    public void Write(IAnsiConsole console, IReadOnlyList<StageRules<CustomerFacts>> models)
    {
        console.WriteLine(Headings.CustomersOf(_facts.Length, name, asOf, customers.Shop.Zone.Id, culture));
        string amounts = customers.Currency is { } currency ? Headings.AmountsIn(currency, culture) + "; " : string.Empty;
        console.WriteLine(amounts + Headings.Orders(customers.Shop.Orders, culture));
        string? toLookAt = null;
        foreach (StageRules<CustomerFacts> model in models)
        {
            console.WriteLine();
            IStageClassifier<CustomerFacts> classifier = model;
            StageInfo[] stages = [.. _facts.Select(f => classifier.StageOf(f))];
            WriteTable(console, classifier, stages);
            foreach (int i in ExamplesOf(stages))
            {
                toLookAt ??= customers.Customers[i].Key;
                console.WriteLine();
                CustomerSummary.Write(console, customers.Customers[i].Key, advise(model, i), culture);
            }
        }

        console.WriteLine();
        console.WriteLine(Headings.TypeNext(culture));
        next(toLookAt ?? customers.Customers[0].Key).Write(console);
    }

    private void WriteTable(IAnsiConsole console, IStageClassifier<CustomerFacts> classifier, StageInfo[] stages)
    {
        StageModel model = classifier.Model;
        console.WriteLine($"{model.Name.In(culture)} ({model.Key})");
        Table table = new Table().Border(TableBorder.Horizontal);
        table.AddColumn(Narrow(Headings.Stage(culture)));
        table.AddColumn(Narrow(Headings.Share(culture)).RightAligned());
        foreach (IMetric metric in _shown)
        {
            table.AddColumn(Narrow(Headings.Short(metric.Definition, culture)).RightAligned());
        }

        ILookup<string, MetricResult> results = MetricReport
            .ComputeBy(
                _shown,
                _scope,
                customers.Customers.Select(c => c.Value),
                MetricGrouping.Of(c => classifier.StageOf(c.History.FactsAt(asOf)).Key))
            .ToLookup(r => r.Group!, StringComparer.Ordinal);
        IReadOnlyList<MetricResult> none = MetricReport.Compute(_shown, _scope, []);
        foreach (StageInfo stage in model.Stages)
        {
            AddRow(table, stage.Name.In(culture), stages.Count(s => s == stage), results.Contains(stage.Key) ? results[stage.Key] : none);
        }

        AddRow(table, Headings.All(culture), _facts.Length, MetricReport.Compute(_shown, _scope, customers.Customers.Select(c => c.Value)));
        console.Write(table);
    }

    private static TableColumn Narrow(string heading) => new TableColumn(Markup.Escape(heading)).Padding(0, 0, 1, 0);

    private void AddRow(Table table, string stage, int people, IEnumerable<MetricResult> results) => table.AddRow(
    [
        new Text(stage),
        new Text(TableText.Percent((double)people / _facts.Length, culture)),
        .. results.Select(r => new Text(r.Definition.Key is "revenue" or "profit"
            ? TableText.WholeAmount(r.Value, culture)
            : TableText.Of(r.Definition.Unit, r.Value, culture))),
    ]);

    /// <summary>From each of the three largest stages the customer of the highest revenue, the first of equals.</summary>
    private IEnumerable<int> ExamplesOf(StageInfo[] stages) => stages
        .Select((stage, i) => (stage, i))
        .GroupBy(s => s.stage, s => s.i)
        .OrderByDescending(group => group.Count())
        .Take(Examples)
        .Select(group => group.MaxBy(i => _facts[i].Revenue));
}
