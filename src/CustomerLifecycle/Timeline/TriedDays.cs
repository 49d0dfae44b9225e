using NodaTime;

namespace CustomerLifecycle;

/// <summary>The days that are tried one by one where nobody can work out on which of them time changes the answer.</summary>
internal static class TriedDays
{
    /// <summary>The days after a day, the next one first, as far as anybody looks and the calendar goes.</summary>
    public static IEnumerable<LocalDate> After(LocalDate asOf)
    {
        asOf = asOf.WithCalendar(CalendarSystem.Iso);
        return Enumerable.Range(1, Math.Min(StageTimeline.MostDaysTried, Period.DaysBetween(asOf, LocalDate.MaxIsoValue)))
            .Select(asOf.PlusDays);
    }
}
