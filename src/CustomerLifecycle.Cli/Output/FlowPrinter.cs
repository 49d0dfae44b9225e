using System.Globalization;
using CustomerLifecycle.Metrics;
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

    public void WriteJson(TextWriter writer) => JsonText.Write(writer, json => flow.WriteTo(json, culture));
}
