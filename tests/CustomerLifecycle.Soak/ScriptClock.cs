using NodaTime;

namespace CustomerLifecycle.Soak;

/// <summary>A clock that stands where the furthest worker is.</summary>
internal sealed class ScriptClock(IReadOnlyList<Worker> workers) : IClock
{
    public Instant GetCurrentInstant() => Script.TimeOf(workers.Max(w => w.Done));
}
