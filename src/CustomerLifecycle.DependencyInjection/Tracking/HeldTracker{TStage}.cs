namespace CustomerLifecycle;

/// <summary>A tracker, and what it had come to when it was held.</summary>
/// <param name="Tracker">The tracker; nobody else has it.</param>
/// <param name="State">What it has come to, as it was saved.</param>
/// <param name="Model">What it follows.</param>
/// <param name="Pass">The number of the pass over time in which it was last used.</param>
internal sealed record HeldTracker<TStage>(
    StageTracker<TStage> Tracker, StageTrackerState<TStage> State, TrackedModel<TStage> Model, int Pass)
    where TStage : notnull;
