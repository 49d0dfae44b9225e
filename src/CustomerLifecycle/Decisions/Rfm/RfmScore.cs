using System.Globalization;
using System.Runtime.InteropServices;

namespace CustomerLifecycle.Decisions;

/// <summary>
/// Three scores from 1 to the number of bins; the highest is the best: the most recent, the most frequent, the most spent.
/// </summary>
/// <remarks>The default value is no score of any table.</remarks>
/// <threadsafety>Immutable value type.</threadsafety>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RfmScore
{
    internal RfmScore(int recency, int frequency, int monetary)
    {
        Recency = recency;
        Frequency = frequency;
        Monetary = monetary;
    }

    /// <summary>Gets the score of recency: the highest for the fewest days since the last order.</summary>
    public int Recency { get; }

    /// <summary>Gets the score of frequency.</summary>
    public int Frequency { get; }

    /// <summary>Gets the score of monetary value.</summary>
    public int Monetary { get; }

    /// <summary>The three scores in a row.</summary>
    /// <returns>E.g. <c>545</c>; with hyphens between where a score has two digits.</returns>
    public override string ToString() =>
        string.Join(
            Recency > 9 || Frequency > 9 || Monetary > 9 ? "-" : string.Empty,
            new[] { Recency, Frequency, Monetary }.Select(s => s.ToString(CultureInfo.InvariantCulture)));
}
