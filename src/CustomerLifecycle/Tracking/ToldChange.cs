using System.Runtime.InteropServices;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>What a tracker remembers of a change that it told, in a form that any store can keep.</summary>
/// <remarks>The default value is no change of any tracker.</remarks>
/// <threadsafety>Immutable value type.</threadsafety>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ToldChange
{
    /// <summary>Initializes a new instance of the <see cref="ToldChange"/> struct.</summary>
    /// <param name="from">The key of the stage left; <see langword="null"/> for the first stage.</param>
    /// <param name="to">The key of the stage entered.</param>
    /// <param name="at">The first instant in the new stage.</param>
    /// <param name="occurrence">How many times the change has been told, from 1.</param>
    /// <exception cref="ArgumentException">A key is missing, or the number is not positive.</exception>
    public ToldChange(string? from, string to, Instant at, int occurrence)
    {
        Guard.Against.NullOrWhiteSpace(to);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(occurrence);
        From = from;
        To = to;
        At = at;
        Occurrence = occurrence;
    }

    /// <summary>Gets the key of the stage left; <see langword="null"/> for the first stage.</summary>
    public string? From { get; }

    /// <summary>Gets the key of the stage entered.</summary>
    public string To { get; }

    /// <summary>Gets the first instant in the new stage.</summary>
    public Instant At { get; }

    /// <summary>Gets how many times the change has been told, from 1.</summary>
    public int Occurrence { get; }

    /// <summary>Stages and instant, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>growth → win-back at 2024-04-04T22:00:00Z</c>.</returns>
    public override string ToString() =>
        $"{(From is null ? string.Empty : From + " → ")}{To} at {InstantPattern.ExtendedIso.Format(At)}";

    /// <summary>Whether it is the same change, however often it was told.</summary>
    internal bool IsSame(in ToldChange other) =>
        At == other.At
            && string.Equals(To, other.To, StringComparison.Ordinal)
            && string.Equals(From, other.From, StringComparison.Ordinal);
}
