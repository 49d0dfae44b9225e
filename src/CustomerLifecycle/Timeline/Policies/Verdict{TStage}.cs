using System.Runtime.InteropServices;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>What becomes of the stage that the rules give at a moment.</summary>
/// <param name="To">The stage that the rules, or a person, give.</param>
/// <param name="Moves">Whether the customer moves there.</param>
/// <param name="Cause">What moves them, where they move.</param>
/// <param name="Refusal">Why they stay although the rules say otherwise; null where the rules agree with the stage.</param>
/// <param name="Until">The first day on which the refusal no longer stands, where that is known.</param>
/// <param name="RuleOrdinal">The rule that gives the stage; −1 for a person.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Verdict<TStage>(
    TStage To, bool Moves, TransitionCause Cause, RefusalReason? Refusal, LocalDate? Until, int RuleOrdinal)
    where TStage : notnull;
