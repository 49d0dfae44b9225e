namespace CustomerLifecycle;

/// <summary>A <see cref="TrackedStage"/> on the wire, dates in ISO 8601.</summary>
[GenerateSerializer]
[Immutable]
[Alias("customer-lifecycle.stage")]
internal sealed record StageText(
    [property: Id(0)] string Tracking,
    [property: Id(1)] string Model,
    [property: Id(2)] string Stage,
    [property: Id(3)] string Since,
    [property: Id(4)] string? Until,
    [property: Id(5)] string Reason);
