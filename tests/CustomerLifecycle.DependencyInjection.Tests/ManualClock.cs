using NodaTime;

namespace CustomerLifecycle.DependencyInjection.Tests;

/// <summary>A clock that shows what a test says.</summary>
internal sealed class ManualClock : IClock
{
    public Instant Now { get; set; }

    public Instant GetCurrentInstant() => Now;
}
