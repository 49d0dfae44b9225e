using NodaTime;

namespace CustomerLifecycle.Metrics;

/// <summary>Calendar days that never run backwards, so that later events never lie on earlier days.</summary>
internal static class MetricDay
{
    /// <summary>
    /// The calendar day of an instant, as a number. Where clocks are about to go back across midnight, the first minutes of the new day
    /// still belong to the old one, which then ends with the second midnight, as <see cref="Shop.EndOf"/> says.
    /// </summary>
    public static int Of(Instant at, DateTimeZone zone)
    {
        int day = LocalDay.Of(at, zone);
        NodaTime.TimeZones.ZoneInterval interval = zone.GetZoneInterval(at);
        return interval.HasEnd ? Math.Min(day, LocalDay.Of(interval.End, zone)) : day;
    }
}
