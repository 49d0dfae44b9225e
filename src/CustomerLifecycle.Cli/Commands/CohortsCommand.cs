using System.CommandLine;
using CustomerLifecycle.Activity;
using CustomerLifecycle.Cli.Demo;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using CustomerLifecycle.Metrics;
using CustomerLifecycle.Metrics.Cohorts;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle cohorts [FILE]</c>: how many customers of each month or week came back in each of the following ones.</summary>
internal sealed class CohortsCommand(ToolConsole console)
{
    private readonly InputOptions _input = new(isRequired: false);
    private readonly Option<string> _by = CommonOptions.OneOf("--by", "The length of a period: month or week.", "month", "week");
    private readonly Option<string> _mode = CommonOptions.OneOf("--mode", "What counts as retained: active on the period, or on-or-after it.", "on", "on-or-after");
    private readonly Option<string> _clock = CommonOptions.OneOf("--clock", "When periods begin: with the calendar, or rolling with each customer.", "calendar", "rolling");
    private readonly Option<string?> _signal = new("--signal") { Description = "The kind of event that counts as activity, e.g. loyalty-scan. Default: orders that count." };
    private readonly Option<LocalDate?> _until = CommonOptions.Date("--until", "The first day that is not looked at. Default: the day after the newest event.");
    private readonly Option<string?> _format = CommonOptions.Format("table", "csv", "json");
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Option<string?> _output = CommonOptions.OutputFile();

    public Command Create()
    {
        Command command = new("cohorts", "Print how many customers of each month or week came back; without a file, of the demo shop.")
        {
            _by, _mode, _clock, _signal, _until, _format, _language, _output,
        };
        _input.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        string? output = arguments.GetValue(_output);
        CommonOptions.RefuseOverwriting(output, arguments.GetValue(_input.File));
        CustomerEventKind? signal = arguments.GetValue(_signal) is not { } name ? null
            : CustomerEventKinds.TryParse(name, out CustomerEventKind kind) ? kind
            : throw new UsageException($"--signal: '{name}' is not a kind of event. 'lifecycle models --kinds' lists them.");
        CustomerBase customers = arguments.GetValue(_input.File) is null ? DemoShop.Create() : _input.Read(arguments, console);
        LocalDate until = arguments.GetValue(_until) ?? CommonOptions.DayAfter(customers.NewestDay);
        if (Period.DaysBetween(customers.NewestDay, until) > MetricScope.MostDays)
        {
            throw new UsageException("--until is more than a hundred years after the newest event.");
        }

        CohortTable table = CohortTable.Of(
            customers.Customers.Select(c => c.Value),
            new CohortOptions(until)
            {
                Unit = Is(arguments, _by, "week") ? CohortUnit.Week : CohortUnit.Month,
                Mode = Is(arguments, _mode, "on") ? CohortMode.On : CohortMode.OnOrAfter,
                Clock = Is(arguments, _clock, "calendar") ? CohortClock.Calendar : CohortClock.Rolling,
                Signal = signal,
            });
        CohortPrinter printer = new(table, customers.Shop, CommonOptions.CultureOf(arguments.GetValue(_language)!));
        CommonOptions.Write(console, output, CommonOptions.FormatOf(arguments.GetValue(_format), output), printer);
        return LifecycleTool.Success;
    }

    private static bool Is(ParseResult arguments, Option<string> option, string value) => string.Equals(arguments.GetValue(option), value, StringComparison.Ordinal);
}
