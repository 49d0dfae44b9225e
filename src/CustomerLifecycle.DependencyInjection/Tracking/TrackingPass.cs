using NodaTime;

namespace CustomerLifecycle;

/// <summary>What came of letting time pass once.</summary>
/// <param name="At">When it ended, by the clock of the container.</param>
/// <param name="Faults">How many customers it could not deal with.</param>
/// <param name="Undelivered">How many customers have changes that not every handler has dealt with.</param>
/// <param name="Error">What stopped it altogether, e.g. a store that cannot be reached; null where nothing did.</param>
internal sealed record TrackingPass(Instant At, int Faults, int Undelivered, Exception? Error);
