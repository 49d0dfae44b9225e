using System.Diagnostics;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>The days whose events a fact looks at, seen from the day asked for.</summary>
internal sealed record FactWindow
{
    private FactWindow()
    {
    }

    /// <summary>All days.</summary>
    public static FactWindow Ever { get; } = new();

    public int Days { get; private init; }

    public int Months { get; private init; }

    public CalendarUnit? Unit { get; private init; }

    public LocalDate? From { get; private init; }

    public LocalDate? Until { get; private init; }

    public bool IsEver => this == Ever;

    /// <summary>Whether time alone takes events out of the window.</summary>
    public bool Moves => Days > 0 || Months > 0 || Unit is not null;

    public static FactWindow LastDays(int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        return new() { Days = days };
    }

    public static FactWindow LastMonths(int months)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(months);
        return new() { Months = months };
    }

    public static FactWindow This(CalendarUnit unit) => new() { Unit = unit };

    public static FactWindow Between(LocalDate from, LocalDate until) => from < until
        ? new() { From = from, Until = until }
        : throw new ArgumentOutOfRangeException(
            nameof(until),
            $"The window ends on {LocalDatePattern.Iso.Format(until)}, which is not included, so it must begin before; "
                + $"it begins on {LocalDatePattern.Iso.Format(from)}.");

    /// <summary>The first day of the window and the day after its last.</summary>
    public (int From, int Until) On(int today)
    {
        if (From is { } from)
        {
            return (LocalDay.Of(from), LocalDay.Of(Until!.Value));
        }

        return (FirstOn(today), int.MaxValue);
    }

    /// <summary>The first day on which an event of some day has left the window; null where it never does.</summary>
    public int? LeavesOn(int day)
    {
        if (!Moves)
        {
            return null;
        }

        if (Days > 0)
        {
            return (long)day + Days <= LocalDay.Last ? day + Days : null;
        }

        LocalDate date = LocalDay.ToDate(day);
        if (Unit is { } unit)
        {
            return IsLast(date, 12) ? null : LocalDay.Of(FirstOf(date, unit).PlusMonths(MonthsOf(unit)));
        }

        // Ends of months meet: the day that lies so many months later may be too early or too late by a few days.
        if (IsLast(date, Months + 1))
        {
            return null;
        }

        int leaves = LocalDay.Of(date.PlusMonths(Months));
        while (FirstOn(leaves) <= day)
        {
            leaves++;
        }

        while (FirstOn(leaves - 1) > day)
        {
            leaves--;
        }

        return leaves;
    }

    /// <summary>The window in a fixed form, for fingerprints.</summary>
    public override string ToString() => this switch
    {
        { Days: > 0 } => string.Create(CultureInfo.InvariantCulture, $"last {Days} days"),
        { Months: > 0 } => string.Create(CultureInfo.InvariantCulture, $"last {Months} months"),
        { Unit: { } unit } => $"calendar {unit}",
        { From: { } from } => $"{LocalDatePattern.Iso.Format(from)} to {LocalDatePattern.Iso.Format(Until!.Value)}",
        _ => "ever",
    };

    private static bool IsLast(LocalDate date, int months) =>
        Period.Between(date, LocalDate.MaxIsoValue, PeriodUnits.Months).Months < months;

    private static LocalDate FirstOf(LocalDate date, CalendarUnit unit) => unit switch
    {
        CalendarUnit.Month => new(date.Year, date.Month, 1),
        CalendarUnit.Quarter => new(date.Year, ((date.Month - 1) / 3 * 3) + 1, 1),
        CalendarUnit.Year => new(date.Year, 1, 1),
        _ => throw new UnreachableException(),
    };

    private static int MonthsOf(CalendarUnit unit) => unit switch
    {
        CalendarUnit.Month => 1,
        CalendarUnit.Quarter => 3,
        _ => 12,
    };

    private int FirstOn(int today)
    {
        if (Days > 0)
        {
            return (int)Math.Max((long)today - Days + 1, int.MinValue);
        }

        if (Unit is { } unit)
        {
            return LocalDay.Of(FirstOf(LocalDay.ToDate(today), unit));
        }

        if (Months == 0)
        {
            return int.MinValue;
        }

        LocalDate date = LocalDay.ToDate(today);
        return Period.Between(LocalDate.MinIsoValue, date, PeriodUnits.Months).Months <= Months
            ? int.MinValue
            : LocalDay.Of(date.PlusMonths(-Months)) + 1;
    }
}
