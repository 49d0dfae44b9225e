using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>What a piece of work leaves to be saved of a customer.</summary>
/// <param name="State">The state.</param>
/// <param name="Undelivered">The changes that not every handler has dealt with, in order.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ToBeSaved<TStage>(
    StageTrackerState<TStage> State, IReadOnlyList<UndeliveredChange<TStage>> Undelivered)
    where TStage : notnull;
