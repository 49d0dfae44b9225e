using System.Globalization;
using System.Text.Json;
using CustomerLifecycle.Metrics;
using NodaTime.Text;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints how customers moved between the stages of a model.</summary>
internal sealed class FlowPrinter(StageFlow<string> flow, ChosenPeriod period, CultureInfo culture)
{
    private const double Median = 0.5;

    private readonly MarkovChain _chain = flow.ToMarkovChain();

    private IReadOnlyList<StageInfo<string>> Stages => flow.Model.Stages;

    public void WriteTables(IAnsiConsole console)
    {
        console.WriteLine(period.Say(culture));
        console.WriteLine($"{flow.Model.Name.In(culture)} ({flow.Model.Key})");
        Table movements = new Table().RoundedBorder().Title(Markup.Escape(Headings.Movements(culture)));
        movements.AddColumn(new TableColumn($"{Headings.From(culture)} ↓ {Headings.To(culture)} →"));
        foreach (StageInfo stage in Stages)
        {
            movements.AddColumn(new TableColumn(Markup.Escape(stage.Name.In(culture))).RightAligned());
        }

        foreach (StageInfo? from in (StageInfo?[])[null, .. Stages])
        {
            movements.AddRow(
                [
                    new Text(from?.Name.In(culture) ?? Headings.NotYet(culture)),
                    .. Stages.Select(to => new Text(TableText.Count(flow.Movement(from, to), culture))),
                ]);
        }

        console.Write(movements);
        Table stages = new Table().RoundedBorder();
        stages.AddColumns(
            new TableColumn(Headings.Stage(culture)),
            new TableColumn(Headings.ShareBefore(culture)).RightAligned(),
            new TableColumn(Headings.ShareAfter(culture)).RightAligned(),
            new TableColumn(Headings.MedianDays(culture)).RightAligned(),
            new TableColumn(Headings.StillThere(culture)).RightAligned(),
            new TableColumn(Headings.LongRun(culture)).RightAligned());
        IReadOnlyList<double>? longRun = _chain.Stationary();
        foreach ((int i, StageInfo<string> stage) in Stages.Index())
        {
            KaplanMeier time = flow.TimeIn(stage);
            stages.AddRow(
                new Text(stage.Name.In(culture)),
                new Text(TableText.Of(FactUnit.Share, flow.ShareAtStart(stage), culture)),
                new Text(TableText.Of(FactUnit.Share, flow.ShareAtEnd(stage), culture)),
                new Text(time.Quantile(Median) is { } days ? TableText.Of(FactUnit.Days, days, culture) : "–"),
                new Text($"{TableText.Count(time.Censored, culture)} / {TableText.Count(time.Count, culture)}"),
                new Text(longRun is null ? "–" : TableText.Of(FactUnit.Share, longRun[i], culture)));
        }

        console.Write(stages);
    }

    public void WriteJson(TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartObject();
        json.WriteString("model", flow.Model.Key);
        json.WriteString("from", LocalDatePattern.Iso.Format(flow.Period.From));
        json.WriteString("to", LocalDatePattern.Iso.Format(flow.Period.To));
        WriteMoves(
            json,
            "movements",
            (from, to) => flow.Movement(from, to),
            from => from is { } stage ? to => flow.ProbabilityInPeriod(stage, to) : null);
        WriteMoves(
            json,
            "transitions",
            (from, to) => flow.Transitions(from, to),
            from => from is { } stage ? to => flow.ProbabilityOnExit(stage, to) : null);
        WriteStages(json);
        json.WriteEndObject();
    });

    private static void WriteNumber(Utf8JsonWriter json, string property, double? number)
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

    private void WriteMoves(
        Utf8JsonWriter json,
        string property,
        Func<StageInfo?, StageInfo, long> count,
        Func<StageInfo?, Func<StageInfo, MetricValue>?> probability)
    {
        json.WriteStartArray(property);
        foreach (StageInfo? from in (StageInfo?[])[null, .. Stages])
        {
            foreach (StageInfo to in Stages.Where(to => count(from, to) > 0))
            {
                json.WriteStartObject();
                json.WriteString("from", from?.Key);
                json.WriteString("to", to.Key);
                json.WriteNumber("customers", count(from, to));
                WriteNumber(json, "probability", probability(from)?.Invoke(to).Value);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private void WriteStages(Utf8JsonWriter json)
    {
        IReadOnlyList<double>? longRun = _chain.Stationary();
        json.WriteStartArray("stages");
        foreach ((int i, StageInfo<string> stage) in Stages.Index())
        {
            KaplanMeier time = flow.TimeIn(stage);
            json.WriteStartObject();
            json.WriteString("stage", stage.Key);
            WriteNumber(json, "shareBefore", flow.ShareAtStart(stage).Value);
            WriteNumber(json, "shareAfter", flow.ShareAtEnd(stage).Value);
            json.WriteNumber("visits", time.Count);
            json.WriteNumber("openVisits", time.Censored);
            WriteNumber(json, "medianDays", time.Quantile(Median));
            WriteNumber(json, "stationary", longRun?[i]);
            json.WriteStartObject("expectedPeriodsFrom");
            foreach ((int from, double? steps) in _chain.ExpectedStepsTo(i).Index())
            {
                WriteNumber(json, Stages[from].Key, steps);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
