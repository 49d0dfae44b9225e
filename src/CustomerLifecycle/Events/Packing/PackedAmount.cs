namespace CustomerLifecycle;

/// <summary>An amount as its digits and how many of them are decimals: every digit written is kept, zeros at the end too.</summary>
internal static class PackedAmount
{
    /// <summary>Takes an amount apart.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="digits">All digits as one number; 0 where they do not fit.</param>
    /// <param name="scale">How many of them are decimals.</param>
    /// <returns>Whether 64 bits hold it: every price does, and nothing below 0.</returns>
    public static bool TryPack(decimal amount, out long digits, out byte scale)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(amount, bits);
        bool fits = bits[1] >= 0 && bits[2] == 0 && bits[3] >= 0;
        digits = fits ? ((long)bits[1] << 32) | unchecked((uint)bits[0]) : 0;
        scale = amount.Scale;
        return fits;
    }

    /// <summary>The amount as it was.</summary>
    public static decimal Unpack(long digits, byte scale) =>
        new(unchecked((int)digits), (int)(digits >> 32), 0, isNegative: false, scale);
}
