using NodaTime;

namespace Snippets;

/// <summary>It is always the same instant.</summary>
internal sealed class StoppedClock(Instant now) : IClock
{
    public Instant GetCurrentInstant() => now;
}
