namespace CustomerLifecycle;

/// <summary>A condition changes its truth in so many days.</summary>
/// <param name="InDays">How many days from now, at least 1.</param>
/// <param name="Bit">The bit of the condition.</param>
internal readonly record struct TimeFlip(int InDays, ulong Bit);
