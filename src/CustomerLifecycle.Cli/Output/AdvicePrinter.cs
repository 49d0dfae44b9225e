using System.Globalization;
using CustomerLifecycle.Decisions;
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
            .Title(Markup.Escape($"{customer}: {Model.Name.In(culture)} ({Model.Key}), {TableText.Day(advice.AsOf, culture)}"));
        decisions.AddColumns(
            new TableColumn(Headings.Question(culture)).NoWrap(),
            new TableColumn(Headings.Answer(culture)).NoWrap(),
            new TableColumn(Headings.Reason(culture)));
        foreach (AdviceRow row in Decisions())
        {
            decisions.AddRow(new Text(row.Question), new Text(row.Answer), new Text(row.Reason));
        }

        console.Write(decisions);
        Table actions = new Table().RoundedBorder().Title(Markup.Escape(Headings.WhatToDo(culture)));
        actions.AddColumns(
            new TableColumn(Headings.Tactic(culture)),
            new TableColumn(Headings.Channel(culture)).NoWrap(),
            new TableColumn(Headings.Reason(culture)),
            new TableColumn(Headings.Aim(culture)));
        if (advice.Plan.Actions.Count == 0)
        {
            actions.AddRow(new Text(Headings.Nothing(culture)));
        }

        foreach (NextAction action in advice.Plan.Actions)
        {
            AddTo(actions, action.Tactic, action.Say(culture));
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
            suppressed.AddRow(
                new Text(action.Tactic.Name.In(culture)),
                new Text(Headings.ChannelName(action.Tactic.Channel, culture)),
                new Text(action.Say(culture)));
        }

        console.Write(suppressed);
    }

    public void WriteCsv(TextWriter writer)
    {
        writer.Write("decision,answer,reason\n");
        IEnumerable<(string Decision, string Answer, string Reason)> rows = Decisions().Select(d => (d.Key, d.AnswerKey, d.Reason))
            .Concat(advice.Plan.Actions.Select(a => ("action", a.Tactic.Key, a.Say(culture))))
            .Concat(advice.Plan.Suppressed.Select(s => ("suppressed", s.Tactic.Key, s.Say(culture))));
        foreach ((string decision, string answer, string reason) in rows)
        {
            writer.Write($"{decision},{CsvText.Field(answer)},{CsvText.Field(reason)}\n");
        }
    }

    public void WriteJson(TextWriter writer) => JsonText.Write(writer, json => advice.WriteTo(json, customer, culture));

    private void AddTo(Table table, Tactic tactic, string reason) =>
        table.AddRow(
            new Text(tactic.Name.In(culture)),
            new Text(Headings.ChannelName(tactic.Channel, culture)),
            new Text(reason),
            new Text(tactic.Aim.In(culture)));

    private IEnumerable<AdviceRow> Decisions() =>
    [
        new("stage", Headings.Stage(culture), Stage.Key, Stage.Name.In(culture), advice.Explanation.SayReason(culture)),
        Dated("since", Headings.Since(culture), advice.Since, string.Empty),
        Dated("until", Headings.Until(culture), advice.Until, advice.NextStage?.Name.In(culture) ?? string.Empty),
        new(
            "value-tier",
            Headings.ValueTier(culture),
            advice.Tier.Tier.Key,
            advice.Tier.Tier.Name.In(culture),
            advice.Tier.Say(culture)),
        Asked("high-roller", Headings.HighRoller(culture), advice.HighRoller.IsHighRoller, advice.HighRoller),
        new(
            "rfm-segment",
            Headings.RfmSegment(culture),
            advice.Rfm.Segment?.Key ?? string.Empty,
            advice.Rfm.Segment?.Name.In(culture) ?? "–",
            advice.Rfm.Say(culture)),
        new(
            "value-to-come",
            Headings.Potential(culture),
            AmountToCome?.ToString("0.00", CultureInfo.InvariantCulture) ?? string.Empty,
            AmountToCome is { } amount ? TableText.Of(FactUnit.Amount, amount, culture) : "–",
            advice.Potential.Say(culture)),
        new(
            "attention",
            Headings.Attention(culture),
            KeyText.Of(advice.Attention.Level),
            advice.Attention.Name.In(culture),
            advice.Attention.Say(culture)),
        .. advice.Decline.Signals.Select(s => new AdviceRow(
            KeyText.Of(s.Kind), s.Name.In(culture), KeyText.Of(s.State), Headings.State(s.State, culture), s.Say(culture))),
        Asked("defection-warning", Headings.DefectionWarning(culture), advice.Decline.IsWarning, advice.Decline),
        Offered("win-back", Headings.WinBack(culture), advice.WinBack),
        Offered("churn-offer", Headings.ChurnOffer(culture), advice.ChurnOffer),
        .. advice.Supplies.Select(b => Dated("supplies", Headings.Supplies(culture), b.RemindOn, b.Say(culture))),
        .. Offered("next-product", Headings.NextProduct(culture), advice.Products.NextBest),
        .. Offered("cross-sell", Headings.CrossSell(culture), advice.Products.CrossSell),
        .. Offered("up-sell", Headings.UpSell(culture), advice.Products.UpSell),
        .. Offered("deep-sell", Headings.DeepSell(culture), advice.Products.DeepSell),
        .. advice.Celebrations.Select(c => Dated("celebration", Headings.Celebration(culture), c.On, c.Say(culture))),
        Dated("look-again", Headings.LookAgain(culture), advice.LookAgain.On, advice.LookAgain.Say(culture)),
    ];

    private StageModel Model => advice.Explanation.Model;

    private StageInfo Stage => advice.Explanation.Stage;

    private double? AmountToCome => advice.Potential.ToCome.Amount;

    private AdviceRow Asked(string key, string question, bool answer, IDecision decision) =>
        new(key, question, answer ? "true" : "false", Headings.YesNo(answer, culture), decision.Say(culture));

    private AdviceRow Offered(string key, string question, OfferDecision offer) =>
        new(key, question, KeyText.Of(offer.Verdict), Headings.Verdict(offer.Verdict, culture), offer.Say(culture));

    private IEnumerable<AdviceRow> Offered(string key, string question, ProductOffer? offer) =>
        offer is null ? [] : [new(key, question, offer.Product, offer.Product, offer.Say(culture))];

    private AdviceRow Dated(string key, string question, LocalDate? day, string reason) => new(
        key,
        question,
        day is { } known ? LocalDatePattern.Iso.Format(known) : string.Empty,
        day is { } said ? TableText.Day(said, culture) : "–",
        reason);
}
