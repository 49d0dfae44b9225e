using System.Numerics;
using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>
/// A rule list over columns: the same conditions as <see cref="ConditionBits{TFacts}"/>, fact by fact instead of customer by customer.
/// </summary>
internal sealed class ColumnRules
{
    /// <summary>The most stages that can be told apart in a byte.</summary>
    public const int MostStages = byte.MaxValue + 1;

    // Vectors that are worked on at once: truths of all conditions for them stay in the nearest cache.
    private const int VectorsAtOnce = 16;

    private readonly ColumnTest[] _tests;
    private readonly Alternative[] _alternatives; // in the order of the rules, but for the last, which has none
    private readonly byte _otherwise;
    private readonly int _stages;

    public ColumnRules(StageRules<CustomerFacts> rules, StageModel model, FactColumnLayout layout)
    {
        _tests = [.. rules.Conditions.Select(c => ColumnTest.Of(c, layout))];
        _stages = model.Stages.Count;
        string[] identities = [.. rules.Conditions.Select(c => c.Identity)];
        _alternatives =
        [
            .. rules.Rules.SkipLast(1).SelectMany(rule => rule.Alternatives.Select(alternative => new Alternative(
                [.. alternative.Select(c => Array.IndexOf(identities, c.Identity))], (byte)model.OrdinalOf(rule.Stage)))),
        ];
        _otherwise = (byte)model.OrdinalOf(rules.Rules[^1].Stage);
    }

    /// <summary>Writes the places of the customers' stages.</summary>
    /// <param name="block">The customers.</param>
    /// <param name="ordinals">Where the places go.</param>
    /// <param name="counts">Where the number of customers in each stage is added.</param>
    public void Classify(FactColumnBlock block, Span<byte> ordinals, Span<int> counts)
    {
        Span<Vector<byte>> truths = new Vector<byte>[VectorsAtOnce * Math.Max(1, _tests.Length)];
        Span<Vector<byte>> winners = stackalloc Vector<byte>[VectorsAtOnce];
        int rowsAtOnce = VectorsAtOnce * Vector<byte>.Count;
        for (int from = 0; from < block.Count; from += rowsAtOnce)
        {
            int rows = Math.Min(block.Count - from, rowsAtOnce);
            int vectors = (rows + Vector<byte>.Count - 1) / Vector<byte>.Count;
            for (int test = 0; test < _tests.Length; test++)
            {
                _tests[test].Evaluate(block, from, truths.Slice(test * VectorsAtOnce, vectors));
            }

            for (int i = 0; i < vectors; i++)
            {
                winners[i] = WinnersOf(truths, i);
            }

            ReadOnlySpan<byte> stages = MemoryMarshal.AsBytes(winners)[..rows];
            stages.CopyTo(ordinals[from..]);
            Count(stages, counts);
        }
    }

    private Vector<byte> WinnersOf(ReadOnlySpan<Vector<byte>> truths, int vector)
    {
        Vector<byte> winners = new(_otherwise);
        Vector<byte> undecided = Vector<byte>.AllBitsSet;
        foreach ((int[] conditions, byte stage) in _alternatives)
        {
            Vector<byte> holds = undecided;
            foreach (int condition in conditions)
            {
                holds &= truths[(condition * VectorsAtOnce) + vector];
            }

            winners = Vector.ConditionalSelect(holds, new Vector<byte>(stage), winners);
            undecided = Vector.AndNot(undecided, holds);
        }

        return winners;
    }

    private void Count(ReadOnlySpan<byte> stages, Span<int> counts)
    {
        for (int stage = 0; stage < _stages; stage++)
        {
            counts[stage] += stages.Count((byte)stage);
        }
    }

    private sealed record Alternative(int[] Conditions, byte Stage);
}
