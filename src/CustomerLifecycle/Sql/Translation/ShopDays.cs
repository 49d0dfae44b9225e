using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace CustomerLifecycle.Sql;

/// <summary>
/// The calendar day of an instant in the shop's zone, worked out by arithmetic from the zone's own changes of clocks: every engine gives
/// the same day as the library, whatever it knows of zones.
/// </summary>
internal static class ShopDays
{
    private const long MicrosecondsPerDay = 86_400_000_000;
    private const long MicrosecondsPerSecond = 1_000_000;
    private const int TicksPerMicrosecond = 10;

    // Quotients are cut off towards 0, and days before 1970 are below it.
    private const int Shift = 1_000_000;
    private const int LastYear = 2100;

    public static string Of(SqlDialect dialect, string microseconds, DateTimeZone zone, SqlDay asOf)
    {
        string offset = OffsetOf(microseconds, Intervals(zone, asOf));
        string shifted = string.Create(CultureInfo.InvariantCulture, $"{microseconds}{offset} + {Shift * MicrosecondsPerDay}");
        string days = dialect.Quotient(shifted, MicrosecondsPerDay.ToString(CultureInfo.InvariantCulture));
        return string.Create(CultureInfo.InvariantCulture, $"{days} - {Shift}");
    }

    /// <summary>The first microsecond that is not known any more.</summary>
    public static long EndOf(Shop shop, SqlDay asOf)
    {
        long ticks = shop.EndTicksOf(LocalDay.ToDate(asOf.Number));
        return (ticks / TicksPerMicrosecond) + (ticks % TicksPerMicrosecond > 0 ? 1 : 0);
    }

    private static (long From, long Offset)[] Intervals(DateTimeZone zone, SqlDay asOf)
    {
        int last = asOf.ParameterName is null ? Math.Clamp(LocalDay.ToDate(asOf.Number).Year, 1970, LastYear) + 1 : LastYear;
        List<(long From, long Offset)> intervals = [];
        foreach (ZoneInterval interval in zone.GetZoneIntervals(Instant.FromUnixTimeTicks(0), Instant.FromUtc(last, 12, 31, 0, 0)))
        {
            long offset = interval.WallOffset.Seconds * MicrosecondsPerSecond;
            if (intervals.Count == 0 || intervals[^1].Offset != offset)
            {
                intervals.Add((intervals.Count == 0 ? 0 : interval.Start.ToUnixTimeTicks() / TicksPerMicrosecond, offset));
            }
        }

        return [.. intervals];
    }

    // The middle first, so that no row passes more than a few comparisons.
    private static string OffsetOf(string microseconds, ReadOnlySpan<(long From, long Offset)> intervals)
    {
        if (intervals.Length == 1)
        {
            return intervals[0].Offset == 0 ? string.Empty : Signed(intervals[0].Offset);
        }

        return $" + {Choice(microseconds, intervals)}";
    }

    private static string Choice(string microseconds, ReadOnlySpan<(long From, long Offset)> intervals)
    {
        if (intervals.Length == 1)
        {
            return intervals[0].Offset.ToString(CultureInfo.InvariantCulture);
        }

        int middle = intervals.Length / 2;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"CASE WHEN {microseconds} < {intervals[middle].From} THEN {Choice(microseconds, intervals[..middle])}")
            + $"\n ELSE {Choice(microseconds, intervals[middle..])} END";
    }

    private static string Signed(long offset) =>
        offset < 0 ? $" - {(-offset).ToString(CultureInfo.InvariantCulture)}" : $" + {offset.ToString(CultureInfo.InvariantCulture)}";
}
