using NodaTime;

namespace CustomerLifecycle;

/// <summary>Calendar days as whole numbers, counted from 1970-01-01: what facts subtract.</summary>
internal static class LocalDay
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    /// <summary>The first day of the calendar.</summary>
    public static readonly int First = Of(LocalDate.MinIsoValue);

    /// <summary>The last day of the calendar.</summary>
    public static readonly int Last = Of(LocalDate.MaxIsoValue);

    /// <summary>
    /// The calendar day of an instant. In the first and last hours of time the clocks of some zones stand outside the calendar: those
    /// hours belong to its first and last day.
    /// </summary>
    public static int Of(Instant at, DateTimeZone zone)
    {
        long seconds = at.ToUnixTimeSeconds() + zone.GetUtcOffset(at).Seconds;
        int day = (int)Math.DivRem(seconds, NodaConstants.SecondsPerDay, out long rest) - (rest < 0 ? 1 : 0);
        return Math.Clamp(day, First, Last);
    }

    /// <summary>The day of a date, which may be written in another calendar: the day is the same.</summary>
    public static int Of(LocalDate date) =>
        Period.DaysBetween(Epoch, date.Calendar == CalendarSystem.Iso ? date : date.WithCalendar(CalendarSystem.Iso));

    public static LocalDate ToDate(int day) => Epoch.PlusDays(day);
}
