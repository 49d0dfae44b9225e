using System.Runtime.InteropServices;

namespace CustomerLifecycle.Layouts;

/// <summary>What came of one row.</summary>
/// <param name="Outcome">Whether it was read, left out or refused.</param>
/// <param name="Reason">Why it was left out; <see langword="null"/> of rows that were read, are blank, or are refused.</param>
/// <param name="Column">Of a row that is refused, the column that is wrong, by its header.</param>
/// <param name="Found">What stands there; empty for nothing.</param>
/// <param name="Expected">What would be right.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RowReading(
    RowOutcome Outcome, string? Reason = null, string? Column = null, string? Found = null, string? Expected = null)
{
    /// <summary>What is wrong with the row, for people.</summary>
    /// <returns>E.g. <c>column 'at': found '31.2.', expected …</c>; otherwise the reason, or the outcome.</returns>
    public override string ToString() => Column is null
        ? Reason ?? Outcome.ToString()
        : $"column '{Column}': found {(string.IsNullOrEmpty(Found) ? "nothing" : $"'{Found}'")}, expected {Expected}.";
}
