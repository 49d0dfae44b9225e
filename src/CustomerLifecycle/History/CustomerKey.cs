using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace CustomerLifecycle;

/// <summary>
/// An id of few characters in two words: one that is written as its number is, as that number, with a mark behind it that no text has; any
/// other of ASCII as its characters, filled up with zeros, which are not among them.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct CustomerKey(ulong First, ulong Second)
{
    public const int MostCharacters = 16;

    private const long MostNumber = 9_999_999_999_999_999; // as many digits as characters
    private const ulong NumberMark = ulong.MaxValue;

    // Digits of the golden section: as many ones as zeros.
    private const ulong Odd = 0x9E3779B97F4A7C15;
    private static readonly ulong Secret = ((ulong)unchecked((uint)HashCode.Combine(1)) << 32) | unchecked((uint)HashCode.Combine(2));

    /// <summary>Packs an id, where it is short and plain.</summary>
    public static bool TryPack(ReadOnlySpan<char> text, out CustomerKey packed)
    {
        packed = default;
        Span<byte> bytes = stackalloc byte[MostCharacters];
        return text.Length <= MostCharacters
            && Ascii.FromUtf16(text, bytes, out int length) == OperationStatus.Done
            && TryPack(bytes[..length], out packed);
    }

    /// <summary>Packs an id in UTF-8, where it is short and plain.</summary>
    [MethodImpl(RowPath.Compiled)]
    public static bool TryPack(ReadOnlySpan<byte> text, out CustomerKey packed)
    {
        int length = text.Length;
        if (length is 0 or > MostCharacters)
        {
            packed = default;
            return length == 0;
        }

        if (EightBytes.TryPlainNumber(text, out long number))
        {
            packed = new CustomerKey(unchecked((ulong)number), NumberMark);
            return true;
        }

        if (length <= 8)
        {
            packed = new CustomerKey(EightBytes.Of(text), 0);
            return EightBytes.ArePlain(packed.First, length);
        }

        // The last eight bytes overlap with the first ones.
        ref byte start = ref MemoryMarshal.GetReference(text);
        packed = new CustomerKey(EightBytes.At(ref start, 0), EightBytes.At(ref start, length - 8) >> (8 * (MostCharacters - length)));
        return EightBytes.ArePlain(packed.First, 8) && EightBytes.ArePlain(packed.Second, length - 8);
    }

    /// <summary>The same as the number's text, where that is short.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryPack(long number, out CustomerKey packed)
    {
        packed = new CustomerKey(unchecked((ulong)number), NumberMark);
        return number is >= 0 and <= MostNumber;
    }

    /// <summary>Mixed with a secret of the process, so that nobody can write ids that all want the same slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Hash()
    {
        ulong high = Math.BigMul(First ^ Secret, Second ^ Secret ^ Odd, out ulong low);
        return unchecked((int)(high ^ low ^ ((high ^ low) >> 32)));
    }

    /// <summary>Writes the id, and says how many characters it has.</summary>
    /// <param name="into">Room for sixteen.</param>
    public int WriteTo(Span<char> into)
    {
        int length;
        if (Second == NumberMark)
        {
            _ = First.TryFormat(into, out length, default, CultureInfo.InvariantCulture);
            return length;
        }

        length = 0;
        for (ulong rest = First; rest != 0; rest >>= 8)
        {
            into[length++] = (char)(rest & 0xFF);
        }

        for (ulong rest = Second; rest != 0; rest >>= 8)
        {
            into[length++] = (char)(rest & 0xFF);
        }

        return length;
    }

    /// <summary>The id.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[MostCharacters];
        return text[..WriteTo(text)].ToString();
    }
}
