using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>Up to eight bytes of a text as one number, the first one lowest, so that all of them are looked at at once.</summary>
/// <remarks>This is the path of every field of large files: no loop, no branch on a byte, and no read beyond the text.</remarks>
internal static class EightBytes
{
    private const ulong Ones = 0x0101_0101_0101_0101;
    private const ulong HighBits = 0x8080_8080_8080_8080;
    private const ulong Zeros = 0x3030_3030_3030_3030; // the digit 0 eight times

    /// <summary>The bytes of a short text; those that it lacks are 0.</summary>
    /// <param name="text">At most eight bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ReadOnlySpan<byte> text)
    {
        ref byte first = ref MemoryMarshal.GetReference(text);
        int length = text.Length;
        if (length == 8)
        {
            return At(ref first, 0);
        }

        if (length >= 4)
        {
            // Two fours that overlap.
            ulong high = Four(ref first, length - 4);
            return Four(ref first, 0) | (high << (8 * (length - 4)));
        }

        return length == 0 ? 0 : first
            | ((ulong)Unsafe.Add(ref first, length >> 1) << (8 * (length >> 1)))
            | ((ulong)Unsafe.Add(ref first, length - 1) << (8 * (length - 1)));
    }

    /// <summary>Eight bytes from a place on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong At(ref byte text, int at)
    {
        ulong bytes = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, at));
        return BitConverter.IsLittleEndian ? bytes : BinaryPrimitives.ReverseEndianness(bytes);
    }

    /// <summary>Whether all bytes are ASCII and none of the first ones is 0.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="length">How many of them are text.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool ArePlain(ulong bytes, int length)
    {
        ulong filled = length >= 8 ? bytes : bytes | (Ones << (8 * length));
        return ((bytes | (unchecked(filled - Ones) & ~filled)) & HighBits) == 0;
    }

    /// <summary>The place of the first byte that is a given one; 8 where there is none.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="wanted">The one, not 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IndexOf(ulong bytes, byte wanted)
    {
        ulong same = bytes ^ unchecked(wanted * Ones);
        return BitOperations.TrailingZeroCount(unchecked(same - Ones) & ~same & HighBits) >> 3;
    }

    /// <summary>Reads digits.</summary>
    /// <param name="bytes">The digits, and zeros behind them.</param>
    /// <param name="length">How many there are, from 1 to 8.</param>
    /// <param name="number">The number.</param>
    /// <returns>Whether they are all digits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryNumber(ulong bytes, int length, out long number)
    {
        const ulong Every4th = 0x0000_00FF_0000_00FF;
        unchecked
        {
            // As if zeros stood before them.
            int empty = 8 * (8 - length);
            ulong digits = (bytes ^ (Zeros >> empty)) << empty;
            ulong pairs = (digits * 10) + (digits >> 8);
            ulong fours = ((pairs & Every4th) * (100 + (1_000_000UL << 32))) + (((pairs >> 16) & Every4th) * (1 + (10_000UL << 32)));
            number = (long)(fours >> 32);
            return AreDigits(digits);
        }
    }

    /// <summary>Reads a number of at most sixteen digits that is written as numbers are: without sign and leading zeros.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The number.</param>
    /// <returns>Whether it is one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryPlainNumber(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        int length = text.Length;
        if (length is 0 or > 16 || unchecked((uint)(text[0] - '0')) > 9 || (text[0] == (byte)'0' && length > 1))
        {
            return false;
        }

        if (length <= 8)
        {
            return TryNumber(Of(text), length, out number);
        }

        bool are = TryNumber(Of(text[..(length - 8)]), length - 8, out long high) & TryNumber(Of(text[(length - 8)..]), 8, out long low);
        number = (high * 100_000_000) + low;
        return are;
    }

    /// <summary>Whether each byte is from 0 to 9.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreDigits(ulong bytes) => ((unchecked(bytes + (6 * Ones)) | bytes) & (0xF0 * Ones)) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Four(ref byte text, int at)
    {
        uint bytes = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref text, at));
        return BitConverter.IsLittleEndian ? bytes : BinaryPrimitives.ReverseEndianness(bytes);
    }
}
