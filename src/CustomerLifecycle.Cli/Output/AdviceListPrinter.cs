using System.Globalization;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints the most pressing action of each customer.</summary>
internal sealed class AdviceListPrinter(
    IReadOnlyList<KeyValuePair<string, Advice>> customers, StageModel<string> model, LocalDate asOf, CultureInfo culture) : IResultPrinter
{
    public void WriteTables(IAnsiConsole console)
    {
        Table counts = new Table()
            .RoundedBorder()
            .Title(Markup.Escape($"{model.Name.In(culture)} ({model.Key}), {TableText.Day(asOf, culture)}"));
        counts.AddColumns(
            new TableColumn(Headings.WhatToDo(culture)),
            new TableColumn(Headings.Customers(culture)).RightAligned(),
            new TableColumn(Headings.Aim(culture)),
            new TableColumn(Headings.Metric(culture)));
        foreach (IGrouping<string, NextAction> tactic in Top()
            .GroupBy(a => a.Tactic.Key, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            Tactic first = tactic.First().Tactic;
            counts.AddRow(
                new Text(first.Name.In(culture)),
                new Text(TableText.Count(tactic.Count(), culture)),
                new Text(first.Aim.In(culture)),
                new Text(NameOf(first.Metric)));
        }

        if (customers.Count - Top().Count() is > 0 and int idle)
        {
            counts.AddRow(
                new Text(Headings.Nothing(culture)),
                new Text(TableText.Count(idle, culture)),
                new Text(string.Empty),
                new Text(string.Empty));
        }

        console.Write(counts);
    }

    // A tactic may name a metric that nobody has defined here: then its key is all there is.
    private string NameOf(string? metric) => metric is null
        ? "–"
        : MetricCatalog.All.FirstOrDefault(m => string.Equals(m.Definition.Key, metric, StringComparison.Ordinal))
            ?.Definition.Name.In(culture) ?? metric;

    public void WriteCsv(TextWriter writer)
    {
        writer.Write(
            "customer,stage,since,until,next_stage,value_tier,segment,defection_warning,action,channel,product,reason,look_again\n");
        foreach ((string customer, Advice advice) in customers)
        {
            NextAction? action = TopOf(advice);
            writer.Write(string.Join(
                ',',
                CsvText.Field(customer),
                advice.Explanation.Stage.Key,
                Date(advice.Since),
                Date(advice.Until),
                advice.NextStage?.Key,
                advice.Tier.Tier.Key,
                advice.Rfm.Segment?.Key,
                advice.Decline.IsWarning ? "true" : "false",
                action?.Tactic.Key,
                CsvText.Field(action?.Tactic.Channel ?? string.Empty),
                CsvText.Field(action?.Product?.Product ?? string.Empty),
                CsvText.Field(action?.Say(culture) ?? string.Empty),
                Date(advice.LookAgain.On)));
            writer.Write('\n');
        }
    }

    public void WriteJson(TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartArray();
        foreach ((string customer, Advice advice) in customers)
        {
            advice.WriteTo(json, customer, culture);
        }

        json.WriteEndArray();
    });

    private IEnumerable<NextAction> Top() => customers.Select(c => TopOf(c.Value)).OfType<NextAction>();

    private static NextAction? TopOf(Advice advice) => advice.Plan.Actions is [var top, ..] ? top : null;

    private static string Date(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : string.Empty;
}
