using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace CustomerLifecycle.Layouts;

/// <summary>
/// Where fields and lines of a text end, found for 64 bytes at a time: one bit for each byte, as vectors compare them. The same bits tell
/// whether the text may be cut like that.
/// </summary>
/// <threadsafety>Not safe: one thread at a time.</threadsafety>
internal sealed class LineCuts
{
    private const int AtOnce = 64;
    private const int Usual = 32 * 1024; // so that text and cuts stay near the processor

    private int[] _cuts = [];
    private int _count;

    /// <summary>The first lines of a text, together not much more than usual.</summary>
    /// <param name="text">Whole lines.</param>
    public static ReadOnlySpan<byte> FirstOf(ReadOnlySpan<byte> text)
    {
        if (text.Length <= Usual)
        {
            return text;
        }

        int end = text[..Usual].LastIndexOf((byte)'\n');
        end = end >= 0 ? end : text.IndexOf((byte)'\n');
        return end < 0 ? text : text[..(end + 1)];
    }

    /// <summary>Finds the ends of all fields and lines.</summary>
    /// <param name="text">Whole lines, the last of which may lack its end.</param>
    /// <param name="separator">What separates fields.</param>
    /// <returns>
    /// Whether that is all there is to the text: it is UTF-8, without a quotation mark, and a carriage return stands nowhere but before
    /// a line feed, as some take it for the end of a line.
    /// </returns>
    [MethodImpl(RowPath.Compiled)]
    public bool TryCut(ReadOnlySpan<byte> text, byte separator)
    {
        if (_cuts.Length < text.Length + 2)
        {
            _cuts = new int[Math.Max(text.Length, Usual) + 2]; // each byte may be a separator
        }

        _cuts[0] = -1;
        _count = 1;
        Seen seen = default;
        ref byte first = ref MemoryMarshal.GetReference(text);
        int whole = text.Length & ~(AtOnce - 1);
        for (int at = 0; at < whole; at += AtOnce)
        {
            Cut(ref Unsafe.Add(ref first, at), at, separator, ref seen);
        }

        if (whole < text.Length)
        {
            Span<byte> rest = stackalloc byte[AtOnce];
            rest.Clear();
            text[whole..].CopyTo(rest);
            Cut(ref MemoryMarshal.GetReference(rest), whole, separator, ref seen);
        }

        if (text.IsEmpty || text[^1] != '\n')
        {
            _cuts[_count++] = text.Length;
        }

        return (seen.Quotes | seen.BareReturns | seen.Return) == 0 && (seen.High == 0 || Utf8.IsValid(text));
    }

    /// <summary>The line that begins at one of the cuts; moves on to the next one.</summary>
    /// <param name="text">The text that was cut.</param>
    /// <param name="cut">Which one; 0 for the first line.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PlainLine LineAt(ReadOnlySpan<byte> text, ref int cut)
    {
        ReadOnlySpan<int> cuts = _cuts.AsSpan(cut, _count - cut);
        int last = 1;
        while (!EndsLine(text, cuts[last]))
        {
            last++;
        }

        cut += last;
        return new PlainLine(text, cuts[..(last + 1)]);
    }

    /// <summary>Whether there is a line behind a cut.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsBefore(int cut) => cut < _count - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool EndsLine(ReadOnlySpan<byte> text, int cut) => cut >= text.Length || text[cut] == '\n';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Cut(ref byte bytes, int at, byte separator, ref Seen seen)
    {
        Vector128<byte> a = Vector128.LoadUnsafe(ref bytes);
        Vector128<byte> b = Vector128.LoadUnsafe(ref bytes, 16);
        Vector128<byte> c = Vector128.LoadUnsafe(ref bytes, 32);
        Vector128<byte> d = Vector128.LoadUnsafe(ref bytes, 48);
        ulong feeds = Where(a, b, c, d, (byte)'\n');
        ulong returns = Where(a, b, c, d, (byte)'\r');
        ulong ends = feeds | Where(a, b, c, d, separator);
        seen.Quotes |= Where(a, b, c, d, (byte)'"');
        seen.High |= (a | b | c | d).ExtractMostSignificantBits();
        seen.BareReturns |= ((returns << 1) | seen.Return) & ~feeds;
        seen.Return = returns >> 63;
        ref int cut = ref MemoryMarshal.GetArrayDataReference(_cuts);
        int count = _count;
        while (ends != 0)
        {
            Unsafe.Add(ref cut, count++) = at + BitOperations.TrailingZeroCount(ends);
            ends &= ends - 1;
        }

        _count = count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Where(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c, Vector128<byte> d, byte wanted)
    {
        Vector128<byte> each = Vector128.Create(wanted);
        return Vector128.Equals(a, each).ExtractMostSignificantBits()
            | ((ulong)Vector128.Equals(b, each).ExtractMostSignificantBits() << 16)
            | ((ulong)Vector128.Equals(c, each).ExtractMostSignificantBits() << 32)
            | ((ulong)Vector128.Equals(d, each).ExtractMostSignificantBits() << 48);
    }

    /// <summary>What was seen so far, not 0 where there was any.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Seen
    {
        public ulong Quotes;
        public ulong BareReturns;
        public ulong Return; // 1 where the byte before is a carriage return
        public uint High; // bytes that are no ASCII
    }
}
