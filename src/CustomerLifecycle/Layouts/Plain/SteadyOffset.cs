using NodaTime;
using NodaTime.TimeZones;

namespace CustomerLifecycle.Layouts;

/// <summary>The offset of a zone at local times that are days away from any change of its clocks.</summary>
/// <remarks>Kept from row to row: not safe for several threads.</remarks>
internal sealed class SteadyOffset(DateTimeZone zone)
{
    private const long TicksPerDay = NodaConstants.TicksPerDay;

    private long _from = long.MaxValue; // the first local tick that is surely within the interval
    private long _to = long.MinValue; // the last
    private long _offset;

    /// <summary>The instant of a local time.</summary>
    /// <param name="local">Ticks since 1970 on the clocks of the zone.</param>
    /// <param name="ticks">Ticks since 1970 in UTC.</param>
    /// <returns>Whether it is plain; otherwise clocks change nearby, and the time is to be read with care.</returns>
    public bool TryToUtc(long local, out long ticks)
    {
        if (local < _from || local > _to)
        {
            Look(local);
        }

        ticks = local - _offset;
        return local >= _from && local <= _to;
    }

    private void Look(long local)
    {
        // Near the end of the calendar other zones have no time.
        if (local > 700_000 * TicksPerDay)
        {
            return;
        }

        ZoneInterval interval = zone.GetZoneInterval(Instant.FromUnixTimeTicks(local));
        _offset = interval.WallOffset.Ticks;
        _from = interval.HasStart ? interval.Start.ToUnixTimeTicks() + (2 * TicksPerDay) : long.MinValue;
        _to = interval.HasEnd ? interval.End.ToUnixTimeTicks() - (2 * TicksPerDay) : long.MaxValue;
    }
}
