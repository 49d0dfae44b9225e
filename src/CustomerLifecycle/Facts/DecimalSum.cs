using System.Numerics;
using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>
/// A sum of decimals that is never rounded and never overflows, so that the order of adding makes no difference. As long as decimals hold
/// it, as they do all prices, it is one; what has more digits than that goes on as a whole number of the smallest unit that a decimal has.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct DecimalSum
{
    private const int Digits = 28;
    private const int MostExact = 8;
    private const decimal LargestExact = 90_000_000m; // with so many decimals it is below 2^53
    private const decimal MostAddedPlainly = 39_000_000_000_000_000_000_000_000_000m; // two of them are no more than the largest decimal

    private static readonly BigInteger One = BigInteger.Pow(10, Digits);
    private static readonly BigInteger MostMantissa = (BigInteger.One << 96) - 1;

    private readonly decimal _sum;
    private readonly object? _units; // a whole number of 10^-28, boxed, as next to no sum has one

    private DecimalSum(decimal sum) => _sum = sum;

    private DecimalSum(BigInteger units) => _units = units;

    public static DecimalSum operator +(DecimalSum sum, decimal added)
    {
        if (sum._units is null && Math.Abs(sum._sum) <= MostAddedPlainly && Math.Abs(added) <= MostAddedPlainly)
        {
            decimal plain = sum._sum + added;
            if (plain.Scale == Math.Max(sum._sum.Scale, added.Scale))
            {
                return new DecimalSum(plain); // Nothing was rounded.
            }
        }

        return new DecimalSum(sum.Units + UnitsOf(added));
    }

    public static DecimalSum operator -(DecimalSum sum, decimal taken) => sum + -taken;

    public static DecimalSum operator +(DecimalSum sum, DecimalSum other) =>
        other._units is null ? sum + other._sum : new DecimalSum(sum.Units + other.Units);

    public static DecimalSum operator -(DecimalSum sum, DecimalSum other) =>
        other._units is null ? sum + -other._sum : new DecimalSum(sum.Units - other.Units);

    /// <summary>The sum, rounded once where a decimal has not enough digits for it.</summary>
    /// <exception cref="OverflowException">It is larger than any decimal.</exception>
    public decimal ToDecimal() => _units is null ? _sum : Rounded((BigInteger)_units) ?? throw new OverflowException(
        "The amounts of this customer come to more than a decimal can hold.");

    /// <summary>The sum as it is, where a decimal holds it.</summary>
    public bool TryPlain(out decimal sum)
    {
        sum = _sum;
        return _units is null;
    }

    /// <summary>The sum as a number for deciding; the same whatever the order of adding.</summary>
    public double ToDouble() => _units is BigInteger units
        ? Rounded(units) is { } rounded ? ToDouble(rounded) : (double)units / (double)One
        : ToDouble(_sum);

    /// <summary>The sum divided by a count.</summary>
    public double Over(long count) => _units is BigInteger units && Rounded(units) is null
        ? (double)units / (double)One / count
        : ToDouble(ToDecimal() / count);

    private BigInteger Units => _units is BigInteger units ? units : UnitsOf(_sum);

    // Zeros at the end, of which there may be more or fewer, must not decide on the last digit of a double, as they can where a double
    // does not hold all digits.
    private static double ToDouble(decimal number) => (double)(
        number.Scale > MostExact || number > LargestExact || number < -LargestExact ? number / 1.0000000000000000000000000000m : number);

    private static BigInteger UnitsOf(decimal number)
    {
        Span<int> parts = stackalloc int[4];
        _ = decimal.GetBits(number, parts);
        BigInteger mantissa = (new BigInteger(unchecked((uint)parts[2])) << 64)
            | (new BigInteger(unchecked((uint)parts[1])) << 32)
            | unchecked((uint)parts[0]);
        BigInteger units = mantissa * BigInteger.Pow(10, Digits - number.Scale);
        return decimal.IsNegative(number) ? -units : units;
    }

    /// <summary>The nearest decimal, half of its last digit to the even one; null beyond all of them.</summary>
    private static decimal? Rounded(BigInteger units)
    {
        for (int scale = Digits; scale >= 0; scale--)
        {
            BigInteger divisor = BigInteger.Pow(10, Digits - scale);
            BigInteger quotient = BigInteger.DivRem(BigInteger.Abs(units), divisor, out BigInteger rest);
            int half = (2 * rest).CompareTo(divisor);
            BigInteger mantissa = half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
            if (mantissa <= MostMantissa)
            {
                return new decimal(
                    Word(mantissa),
                    Word(mantissa >> 32),
                    Word(mantissa >> 64),
                    units.Sign < 0,
                    (byte)scale);
            }
        }

        return null;
    }

    private static int Word(BigInteger number) => unchecked((int)(uint)(number & uint.MaxValue));
}
