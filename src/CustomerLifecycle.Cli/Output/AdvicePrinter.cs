using System.Globalization;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Decisions.Actions;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints all that is decided about one customer.</summary>
internal sealed class AdvicePrinter(string customer, Advice advice, CultureInfo culture) : IResultPrinter
{
    public void WriteTables(IAnsiConsole console)
    {
        Table decisions = new Table().RoundedBorder()
            .Title(Markup.Escape($"{customer}: {advice.Stage.Model.Name.In(culture)} ({advice.Stage.Model.Key}), {Date(advice.AsOf)}"));
        decisions.AddColumns(
            new TableColumn(Headings.Question(culture)).NoWrap(), new TableColumn(Headings.Answer(culture)).NoWrap(), new TableColumn(Headings.Reason(culture)));
        foreach ((string question, string answer, string reason) in Rows())
        {
            decisions.AddRow(new Text(question), new Text(answer), new Text(reason));
        }

        console.Write(decisions);
        Table actions = new Table().RoundedBorder().Title(Markup.Escape(Headings.WhatToDo(culture)));
        actions.AddColumns(
            new TableColumn(Headings.Tactic(culture)),
            new TableColumn(Headings.Channel(culture)).NoWrap(),
            new TableColumn(Headings.Reason(culture)),
            new TableColumn(Headings.Aim(culture)),
            new TableColumn(Headings.Metric(culture)).NoWrap());
        foreach (NextAction action in advice.Plan.Actions)
        {
            AddTo(actions, action.Tactic, action.Reason(culture));
        }

        console.Write(actions);
        if (advice.Plan.Suppressed.Count == 0)
        {
            return;
        }

        Table suppressed = new Table().RoundedBorder().Title(Markup.Escape(Headings.NotNow(culture)));
        suppressed.AddColumns(Headings.Tactic(culture), Headings.Channel(culture), Headings.Reason(culture));
        foreach (SuppressedAction action in advice.Plan.Suppressed)
        {
            suppressed.AddRow(new Text(action.Tactic.Name.In(culture)), new Text(action.Tactic.Channel), new Text(action.Reason(culture)));
        }

        console.Write(suppressed);
    }

    public void WriteCsv(TextWriter writer)
    {
        writer.Write("question,answer,reason\n");
        foreach ((string question, string answer, string reason) in Rows().Concat(advice.Plan.Actions.Select(a => (Headings.WhatToDo(culture), a.Tactic.Key, a.Reason(culture)))))
        {
            writer.Write($"{CsvText.Field(question)},{CsvText.Field(answer)},{CsvText.Field(reason)}\n");
        }
    }

    public void WriteJson(TextWriter writer) => JsonText.Write(writer, json => advice.WriteTo(json, customer, culture));

    private void AddTo(Table table, Tactic tactic, string reason) =>
        table.AddRow(new Text(tactic.Name.In(culture)), new Text(tactic.Channel), new Text(reason), new Text(tactic.Aim.In(culture)), new Text(tactic.Metric ?? "–"));

    private IEnumerable<(string Question, string Answer, string Reason)> Rows() =>
    [
        (Headings.Stage(culture), advice.Stage.Stage.Name.In(culture), advice.Stage.Reason(culture)),
        (Headings.Since(culture), Date(advice.Since), string.Empty),
        (Headings.Until(culture), Date(advice.Until), advice.NextStage?.Name.In(culture) ?? string.Empty),
        (Headings.ValueTier(culture), advice.Tier.Tier.Name.In(culture), advice.Tier.Reason(culture)),
        (Headings.HighRoller(culture), Headings.YesNo(advice.HighRoller.IsHighRoller, culture), advice.HighRoller.Reason(culture)),
        (Headings.RfmSegment(culture), advice.Rfm.Segment?.Name.In(culture) ?? "–", advice.Rfm.Reason(culture)),
        (Headings.Potential(culture), advice.Potential.ShareToCome is { } share ? MetricText.Of(Activity.FactUnit.Share, share) : "–", advice.Potential.Reason(culture)),
        (Headings.Attention(culture), advice.Attention.Name.In(culture), advice.Attention.Reason(culture)),
        .. advice.Decline.Signals.Select(s => (s.Name.In(culture), Headings.State(s.State, culture), s.Reason(culture))),
        (Headings.DefectionWarning(culture), Headings.YesNo(advice.Decline.IsWarning, culture), advice.Decline.Reason(culture)),
        (Headings.WinBack(culture), Headings.Verdict(advice.WinBack.Verdict, culture), advice.WinBack.Reason(culture)),
        (Headings.ChurnOffer(culture), Headings.Verdict(advice.ChurnOffer.Verdict, culture), advice.ChurnOffer.Reason(culture)),
        .. advice.Baskets.Select(b => (Headings.Supplies(culture), Date(b.RemindOn), b.Reason(culture))),
        .. advice.Celebrations.Select(c => (Headings.Celebration(culture), Date(c.On), c.Reason(culture))),
        (Headings.LookAgain(culture), Date(advice.LookAgain.On), advice.LookAgain.Reason(culture)),
    ];

    private static string Date(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "–";
}
