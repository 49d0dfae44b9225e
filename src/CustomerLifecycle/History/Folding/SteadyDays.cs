using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.TimeZones;

namespace CustomerLifecycle;

/// <summary>The calendar days of instants in a zone, whose offset is looked up again only where its clocks change.</summary>
/// <remarks>Kept from event to event: not safe for several threads.</remarks>
internal sealed class SteadyDays(DateTimeZone zone)
{
    private long _from = long.MaxValue;
    private long _end = long.MinValue;
    private long _offset;

    /// <summary>The same day as <see cref="LocalDay.Of(Instant, DateTimeZone)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Of(long ticks)
    {
        if (ticks < _from || ticks >= _end)
        {
            Instant at = Instant.FromUnixTimeTicks(ticks);
            ZoneInterval interval = zone.GetZoneInterval(at);
            _from = interval.HasStart ? interval.Start.ToUnixTimeTicks() : long.MinValue;
            _end = interval.HasEnd ? interval.End.ToUnixTimeTicks() : long.MaxValue;
            _offset = interval.WallOffset.Ticks;
        }

        long day = Math.DivRem(ticks + _offset, NodaConstants.TicksPerDay, out long rest);
        return Math.Clamp((int)day - (rest < 0 ? 1 : 0), LocalDay.First, LocalDay.Last);
    }

    /// <summary>The first tick of a day, where clocks did not change on it or beside it, and a day near it was asked for before.</summary>
    public bool TryBegin(int day, out long begin)
    {
        begin = (day * NodaConstants.TicksPerDay) - _offset;
        return begin - NodaConstants.TicksPerDay > _from && begin + NodaConstants.TicksPerDay < _end;
    }
}
