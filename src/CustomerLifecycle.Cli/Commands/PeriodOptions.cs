using System.CommandLine;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary>The period that a command measures.</summary>
internal sealed class PeriodOptions
{
    private static readonly LocalizedText LastFullYear =
        LocalizedText.Of("the last full calendar year of the data", "letztes volles Kalenderjahr der Daten");
    private static readonly LocalizedText AllThereIs =
        LocalizedText.Of(
            "all there is: the data hold no full calendar year", "alles, was da ist: die Daten enthalten kein volles Kalenderjahr");

    private readonly Option<LocalDate?> _from = CommonOptions.Date(
        "--from",
        "The first day. Default: without --to, that of the last full calendar year of the data; else the day of the oldest event.");
    private readonly Option<LocalDate?> _to = CommonOptions.Date(
        "--to",
        "The day after the last one, which is not included. Default: without --from, that of the last full calendar year; else the day "
            + "after the newest event.");

    public Option[] All => [_from, _to];

    /// <summary>
    /// The period asked for; where nobody asks, the last full calendar year, since years compare and a part of one does not; where there is
    /// none, all there is.
    /// </summary>
    /// <exception cref="UsageException">It has no day, or begins with the calendar.</exception>
    public ChosenPeriod Read(ParseResult arguments, InputCustomers customers)
    {
        LocalDate? from = arguments.GetValue(_from);
        LocalDate? to = arguments.GetValue(_to);
        return (from ?? to) is not null ? new ChosenPeriod(Between(from, to, customers), Why: null)
            : LastYearOf(customers) is { } year ? new ChosenPeriod(year, LastFullYear)
            : new ChosenPeriod(Between(from, to, customers), AllThereIs);
    }

    private static MetricPeriod? LastYearOf(InputCustomers customers)
    {
        LocalDate after = CommonOptions.DayAfter(customers.NewestDay);
        int year = after.Year - 1;
        return customers.OldestDay.Year > 0 && customers.OldestDay <= new LocalDate(year, 1, 1)
            ? new MetricPeriod(new LocalDate(year, 1, 1), new LocalDate(year + 1, 1, 1))
            : null;
    }

    private static MetricPeriod Between(LocalDate? from, LocalDate? to, InputCustomers customers)
    {
        LocalDate first = from
            ?? LocalDate.Min(customers.OldestDay, to is { } end && end > LocalDate.MinIsoValue ? end.PlusDays(-1) : LocalDate.MaxIsoValue);
        if (first == LocalDate.MinIsoValue)
        {
            throw new UsageException("--from must be later than the first day of the calendar, so that there is a day before.");
        }

        LocalDate after = to ?? CommonOptions.DayAfter(LocalDate.Max(customers.NewestDay, first));
        return first < after
            ? new MetricPeriod(first, after)
            : throw new UsageException("--to is not included, so it must be later than --from.");
    }
}
