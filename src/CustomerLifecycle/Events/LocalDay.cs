using NodaTime;

namespace CustomerLifecycle;

/// <summary>Calendar days as whole numbers, counted from 1970-01-01: what facts subtract.</summary>
internal static class LocalDay
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    public static int Of(Instant at, DateTimeZone zone)
    {
        long seconds = at.ToUnixTimeSeconds() + zone.GetUtcOffset(at).Seconds;
        return (int)Math.DivRem(seconds, NodaConstants.SecondsPerDay, out long rest) - (rest < 0 ? 1 : 0);
    }

    public static int Of(LocalDate date) => Period.DaysBetween(Epoch, date);

    public static LocalDate ToDate(int day) => Epoch.PlusDays(day);
}
