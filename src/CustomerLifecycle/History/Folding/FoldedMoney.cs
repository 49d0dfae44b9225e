using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>
/// Money in a row: whole numbers of a ten-thousandth of the currency's unit, as prices are; whatever is finer or larger is kept elsewhere.
/// </summary>
internal static class FoldedMoney
{
    private const int Scale = 4;
    private const int One = 10_000;
    private const long MostPlain = 900_000_000_000; // doubles hold it exactly, and decimals are not rounded for it
    private const long MostAdded = 1L << 52;
    private const long MostKept = 1L << 62;

    private static ReadOnlySpan<long> Powers => [10_000, 1_000, 100, 10, 1];

    private static ReadOnlySpan<long> MostDigits =>
        [MostAdded / 10_000, MostAdded / 1_000, MostAdded / 100, MostAdded / 10, MostAdded];

    /// <summary>An amount in units, where it is that of a price.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryUnits(long digits, byte scale, out long units)
    {
        units = 0;
        if (scale > Scale || digits > MostDigits[scale])
        {
            return false;
        }

        units = digits * Powers[scale];
        return true;
    }

    /// <summary>An amount in units, where it is that of a price; it may be below 0.</summary>
    public static bool TryUnits(decimal amount, out long units)
    {
        units = 0;
        bool fits = PackedAmount.TryPack(Math.Abs(amount), out long digits, out byte scale) && TryUnits(digits, scale, out units);
        units = amount < 0 ? -units : units;
        return fits;
    }

    /// <summary>The amount of so many units.</summary>
    public static decimal ToDecimal(long units) =>
        new(unchecked((int)Math.Abs(units)), unchecked((int)(Math.Abs(units) >> 32)), 0, units < 0, Scale);

    /// <summary>
    /// The amount of so many units as a number for deciding: the same as that of its decimal, which prices need not be made for.
    /// </summary>
    public static double ToDouble(long units) => units is >= -MostPlain and <= MostPlain
        ? units / (double)One
        : (default(DecimalSum) + ToDecimal(units)).ToDouble();

    /// <summary>Adds to a sum in a row, unless it has no room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAdd(ref int row, int place, long units)
    {
        ref long sum = ref At(ref row, place);
        long changed = sum + units;
        if (changed is > MostKept or < -MostKept)
        {
            return false;
        }

        sum = changed;
        return true;
    }

    /// <summary>A number of 64 bits in a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref long At(ref int row, int place) => ref Unsafe.As<int, long>(ref Unsafe.Add(ref row, place));
}
