namespace CustomerLifecycle;

/// <summary>
/// The facts of many customers on a day, fact by fact: what a rule list asks for and nothing else, in one, two, four or eight bytes each.
/// </summary>
/// <remarks>
/// <para>
/// Made once (<see cref="BaseClassification"/>), and classified as often as one likes, under every rule list that asks for the same facts:
/// other thresholds, say.
/// </para>
/// <para>
/// Of facts that are not among the shipped ones, and of predicates that could not be taken apart, the truth of the conditions is kept
/// instead: other thresholds on those need columns of their own.
/// </para>
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class FactColumns
{
    internal FactColumns(FactColumnLayout layout, FactColumnBlock[] blocks)
    {
        (Layout, Blocks) = (layout, blocks);
        Count = blocks.Sum(b => b.Count);
        Size = blocks.Sum(b => b.Size);
    }

    /// <summary>Gets the number of customers.</summary>
    public int Count { get; }

    /// <summary>Gets how many bytes the columns take.</summary>
    public long Size { get; }

    internal FactColumnLayout Layout { get; }

    internal FactColumnBlock[] Blocks { get; }

    /// <summary>How many customers there are, and how much memory their facts take.</summary>
    /// <returns>E.g. <c>1000 customers, 22000 bytes</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{Count} customers, {Size} bytes");
}
