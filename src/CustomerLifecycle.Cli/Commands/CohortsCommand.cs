using System.CommandLine;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle cohorts [FILE]</c>: how many customers of each month or week came back in each of the following ones.</summary>
internal sealed class CohortsCommand(ToolConsole console)
{
    private readonly CustomerQuestion _question = new(console, isFileRequired: false, "table", "csv", "json");
    private readonly Option<string> _by = CommonOptions.OneOf("--by", "The length of a period: month or week.", "month", "week");
    private readonly Option<string> _mode = CommonOptions.OneOf(
        "--mode", "What counts as retained: active on the period, or on-or-after it.", "on", "on-or-after");
    private readonly Option<string> _clock = CommonOptions.OneOf(
        "--clock", "When periods begin: with the calendar, or rolling with each customer.", "calendar", "rolling");
    private readonly Option<string?> _signal =
        new("--signal")
        {
            Description = "What counts as coming back: order (orders that count), sign-of-life, any, or a kind of event, e.g. "
                + "loyalty-scan, or one of your own that --kinds names. Default: order.",
        };

    private readonly Option<string?> _joinBy = new("--cohort-by")
    {
        Description = "Whose first one makes somebody join a cohort, named in the same way. Default: the same as --signal.",
    };

    private readonly Option<LocalDate?> _until = CommonOptions.Date(
        "--until", "The first day that is not looked at. Default: the day after the newest event.");

    public Command Create() => _question.Create(
        "cohorts",
        "Print how many customers of each month or week came back; without a file, of the demo shop.",
        Run,
        _by,
        _mode,
        _clock,
        _signal,
        _joinBy,
        _until);

    private int Run(ParseResult arguments)
    {
        EventKind[] own = [.. _question.KindsOf(arguments)];
        CohortSignal? signal = SignalOf("--signal", arguments.GetValue(_signal), own);
        CohortSignal? joinBy = SignalOf("--cohort-by", arguments.GetValue(_joinBy), own);
        InputCustomers customers = _question.Read(arguments);
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
                Signal = signal ?? CohortSignal.Orders,
                JoinBy = joinBy,
            });
        CohortPrinter printer = new(table, customers.Shop, _question.CultureOf(arguments));
        _question.Write(arguments, printer);
        return LifecycleTool.Success;
    }

    private static CohortSignal? SignalOf(string option, string? name, EventKind[] own) => name switch
    {
        null => null,
        "sign-of-life" => CohortSignal.SignsOfLife,
        "any" => CohortSignal.AnyEvent,
        _ => EventKind.TryParse(name, own, out EventKind kind)
            ? CohortSignal.Of(kind)
            : throw new UsageException(
                $"{option}: '{name}' is neither order, sign-of-life, any nor a kind of event; did you mean {EventKind.Nearest(name, own)}? "
                    + "'lifecycle models --kinds' lists those that ship, and --kinds names your own."),
    };

    private static bool Is(ParseResult arguments, Option<string> option, string value) =>
        string.Equals(arguments.GetValue(option), value, StringComparison.Ordinal);
}
