using System.Globalization;
using CustomerLifecycle.Decisions;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>A customer in a few narrow lines: the stage, why, since when, until when, and what to do first.</summary>
internal static class CustomerSummary
{
    public static void Write(IAnsiConsole console, string customer, Advice advice, CultureInfo culture)
    {
        console.WriteLine($"{customer}: {advice.Explanation.Stage.Name.In(culture)}");
        Table lines = new Table().NoBorder().HideHeaders();
        lines.AddColumn(new TableColumn(string.Empty).NoWrap().Padding(2, 0, 2, 0));
        lines.AddColumn(new TableColumn(string.Empty).Padding(0, 0, 0, 0));
        Add(Headings.Why(culture), advice.Explanation.SayReason(culture));
        Add(Headings.Since(culture), advice.Since is { } since ? TableText.Day(since, culture) : Headings.NothingKnown(culture));
        Add(Headings.UntilWhen(culture), advice.Until is { } until
            ? $"{TableText.Day(until, culture)}, {Headings.Then(culture)} {advice.NextStage!.Name.In(culture)}"
            : Headings.StaysAlone(culture));
        Add(Headings.ToDo(culture), advice.Plan.Actions is [var first, ..]
            ? $"{first.Tactic.Name.In(culture)} ({Headings.ChannelName(first.Tactic.Channel, culture)}): {first.Say(culture)}"
            : Headings.Nothing(culture));
        console.Write(lines);

        void Add(string question, string answer) => lines.AddRow(new Text(question), new Text(answer));
    }
}
