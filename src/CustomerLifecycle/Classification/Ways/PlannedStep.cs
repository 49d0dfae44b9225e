using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>A step of a plan.</summary>
/// <param name="Times">How many times.</param>
/// <param name="Choice">The choice; NaN where the step comes with none.</param>
/// <param name="IsChosen">Whether the plan asks for that choice.</param>
/// <param name="IsTotal">Whether it asks for it as what all of them together must come to, and for nothing else.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlannedStep(int Times, double Choice, bool IsChosen, bool IsTotal = false);
