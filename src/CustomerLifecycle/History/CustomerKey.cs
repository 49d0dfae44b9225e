using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace CustomerLifecycle;

/// <summary>An id of few characters of ASCII in two words; zeros, with which short ones are filled up, are not among them.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct CustomerKey(ulong First, ulong Second)
{
    private const int MostCharacters = 16;

    // Digits of the golden section: as many ones as zeros.
    private const ulong Odd = 0x9E3779B97F4A7C15;
    private static readonly ulong Secret = ((ulong)unchecked((uint)HashCode.Combine(1)) << 32) | unchecked((uint)HashCode.Combine(2));

    /// <summary>Packs an id, where it is short and plain.</summary>
    public static bool TryPack(ReadOnlySpan<char> text, out CustomerKey packed)
    {
        packed = default;
        Span<byte> bytes = stackalloc byte[MostCharacters];
        bytes.Clear();
        if (text.Length > MostCharacters || Ascii.FromUtf16(text, bytes, out _) != OperationStatus.Done || text.Contains('\0'))
        {
            return false;
        }

        packed = MemoryMarshal.Read<CustomerKey>(bytes);
        return true;
    }

    /// <summary>Mixed with a secret of the process, so that nobody can write ids that all want the same slot.</summary>
    public int Hash()
    {
        ulong high = Math.BigMul(First ^ Secret, Second ^ Secret ^ Odd, out ulong low);
        return unchecked((int)(high ^ low ^ ((high ^ low) >> 32)));
    }

    /// <summary>The id.</summary>
    public override string ToString()
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<CustomerKey>(in this));
        int length = bytes.IndexOf((byte)0);
        return Encoding.ASCII.GetString(length < 0 ? bytes : bytes[..length]);
    }
}
