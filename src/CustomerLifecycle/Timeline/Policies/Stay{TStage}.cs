using System.Runtime.InteropServices;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>Where a customer is at a moment.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="On">The calendar day on which they entered it.</param>
/// <param name="Override">What a person said that was in force so far.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stay<TStage>(TStage Stage, LocalDate On, StageOverride<TStage>? Override)
    where TStage : notnull;
