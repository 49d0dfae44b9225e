using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>The facts of up to <see cref="MostRows"/> customers, fact by fact.</summary>
internal sealed class FactColumnBlock
{
    /// <summary>So many that what is done per block does not count, and so few that what is read of them stays near the core.</summary>
    public const int MostRows = 1 << 16;

    private readonly FactColumn?[] _words; // by the place in the facts; null where nobody asks for it
    private readonly double[]?[] _amounts;
    private readonly byte[][] _others;

    /// <summary>Initializes a new instance of the <see cref="FactColumnBlock"/> class.</summary>
    /// <param name="layout">Which facts are laid side by side.</param>
    /// <param name="facts">The facts of each customer.</param>
    public FactColumnBlock(FactColumnLayout layout, ReadOnlySpan<CustomerFacts> facts)
    {
        Count = facts.Length;
        _words = new FactColumn?[layout.IsWord.Length];
        _amounts = new double[]?[layout.IsAmount.Length];
        int[] numbers = new int[Count];
        for (int place = 0; place < _words.Length; place++)
        {
            if (!layout.IsWord[place])
            {
                continue;
            }

            for (int row = 0; row < Count; row++)
            {
                numbers[row] = Unsafe.Add(ref Unsafe.AsRef(in facts[row].FirstWord), place);
            }

            _words[place] = FactColumn.Of(numbers, layout.IsWide[place]);
            Size += _words[place]!.Size;
        }

        for (int place = 0; place < _amounts.Length; place++)
        {
            if (!layout.IsAmount[place])
            {
                continue;
            }

            double[] amounts = new double[FactColumn.Padded(Count)];
            for (int row = 0; row < Count; row++)
            {
                amounts[row] = Unsafe.Add(ref Unsafe.AsRef(in facts[row].FirstAmount), place);
            }

            _amounts[place] = amounts;
            Size += amounts.Length * sizeof(double);
        }

        _others = [.. layout.Others.Select(_ => new byte[FactColumn.Padded(Count)])];
        for (int other = 0; other < _others.Length; other++)
        {
            for (int row = 0; row < Count; row++)
            {
                _others[other][row] = layout.Others[other].Holds(in facts[row]) ? byte.MaxValue : byte.MinValue;
            }

            Size += _others[other].Length;
        }
    }

    /// <summary>Gets the number of customers.</summary>
    public int Count { get; }

    /// <summary>Gets the bytes that the columns take.</summary>
    public long Size { get; }

    /// <summary>The column of a whole number.</summary>
    public FactColumn Word(int place) => _words[place]!;

    /// <summary>The column of an amount.</summary>
    public double[] Amount(int place) => _amounts[place]!;

    /// <summary>The truth of a condition that was asked when the block was made: 255 where it holds, 0 where it does not.</summary>
    public byte[] Other(int index) => _others[index];
}
