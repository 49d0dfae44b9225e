namespace CustomerLifecycle;

/// <summary>For whom a call is, and in what.</summary>
/// <param name="Customer">The customer's id as the caller said it: that of the grain, or one that was merged into it.</param>
/// <param name="Tracking">
/// The tracking, where the grain of a merged id has passed the call on; <see langword="null"/>: all, and each may have to be passed on.
/// </param>
[GenerateSerializer]
[Immutable]
[Alias("customer-lifecycle.call")]
internal sealed record CustomerCall([property: Id(0)] string Customer, [property: Id(1)] string? Tracking = null);
