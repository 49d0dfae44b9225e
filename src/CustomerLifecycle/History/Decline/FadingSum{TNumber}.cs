using System.Numerics;

namespace CustomerLifecycle;

/// <summary>
/// A sum in which what happened weighs half as much a half-life earlier; the same whatever the order in which it is added up.
/// </summary>
internal struct FadingSum<TNumber>
    where TNumber : struct, INumber<TNumber>
{
    private TNumber _newest; // of the newest block of days
    private TNumber _previous; // of the block before
    private int _block;

    /// <summary>The last day on which something was added; of no meaning before <see cref="IsBegun"/>.</summary>
    public int LastDay { get; private set; }

    public bool IsBegun { get; private set; }

    public void Add(int day, TNumber value, FadingWeights weights)
    {
        LastDay = IsBegun ? Math.Max(LastDay, day) : day;
        int block = weights.BlockOf(day);
        Add(block, TNumber.CreateChecked(weights.WeightOf(day, block)) * value);
    }

    public void Merge(FadingSum<TNumber> other)
    {
        if (other.IsBegun)
        {
            LastDay = IsBegun ? Math.Max(LastDay, other.LastDay) : other.LastDay;
            Add(other._block, other._newest);
            Add(other._block - 1, other._previous);
        }
    }

    /// <summary>The sum in the units of its newest block: comparable with that of another sum of the same days.</summary>
    public readonly double Value => double.CreateChecked(_newest) + (double.CreateChecked(_previous) * FadingWeights.WorthOfBlockBefore);

    /// <summary>The sum as it weighs on a day, in units of what happened on that very day.</summary>
    public readonly double ValueOn(int day, FadingWeights weights) => IsBegun ? Value * weights.WorthOf(_block, day) : 0;

    private void Add(int block, TNumber value)
    {
        if (!IsBegun || block > _block)
        {
            _previous = IsBegun && block == _block + 1 ? _newest : TNumber.Zero;
            _newest = TNumber.Zero;
            _block = block;
            IsBegun = true;
        }

        if (block == _block)
        {
            _newest += value;
        }
        else if (block == _block - 1)
        {
            _previous += value;
        }
    }
}
