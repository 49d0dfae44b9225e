using NodaTime;

namespace CustomerLifecycle.Benchmarks.Live;

/// <summary>A clock that goes on where it is told to.</summary>
internal sealed class SteppedClock : IClock
{
    private long _ticks;

    public Instant GetCurrentInstant() => Instant.FromUnixTimeTicks(Interlocked.Read(ref _ticks));

    public void GoOn(Instant now) => Interlocked.Exchange(ref _ticks, now.ToUnixTimeTicks());
}
