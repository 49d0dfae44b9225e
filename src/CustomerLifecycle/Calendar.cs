using NodaTime;

namespace CustomerLifecycle;

/// <summary>Steps on the calendar, which ends: what lies beyond it does not happen.</summary>
internal static class Calendar
{
    /// <summary>The day so many days after another, or before it where the number is negative; null beyond the calendar.</summary>
    public static LocalDate? Plus(LocalDate day, int days)
    {
        // A date of another calendar is the same day in the ISO calendar.
        day = day.WithCalendar(CalendarSystem.Iso);
        return days <= Period.DaysBetween(day, LocalDate.MaxIsoValue) && days >= Period.DaysBetween(day, LocalDate.MinIsoValue)
            ? day.PlusDays(days)
            : null;
    }

    /// <summary>The day so many days after another, at most the last one of the calendar.</summary>
    public static LocalDate PlusAtMost(LocalDate day, int days) => Plus(day, days) ?? LocalDate.MaxIsoValue;
}
