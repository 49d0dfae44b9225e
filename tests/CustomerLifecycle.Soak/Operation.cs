namespace CustomerLifecycle.Soak;

/// <summary>One thing that a shop does to a customer.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Customer">To whom.</param>
/// <param name="Other">Into whom, where ids are merged.</param>
/// <param name="Event">What is recorded or corrected, or what is removed.</param>
/// <param name="Number">Its number in the script.</param>
internal sealed record Operation(OperationKind Kind, string Customer, string Other, CustomerEvent Event, int Number);
