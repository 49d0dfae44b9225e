using System.Runtime.CompilerServices;

namespace CustomerLifecycle.Layouts;

/// <summary>A line of a text without quotation marks: its fields are what stands between the separators.</summary>
/// <param name="text">The text, in UTF-8.</param>
/// <param name="cuts">Where the line before ends, and where each field does.</param>
internal readonly ref struct PlainLine(ReadOnlySpan<byte> text, ReadOnlySpan<int> cuts)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private readonly ReadOnlySpan<int> _cuts = cuts;
    private readonly int _end = EndOf(text, cuts[0] + 1, cuts[^1]);

    public int FieldCount => _cuts.Length - 1;

    /// <summary>A field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Field(int ordinal)
    {
        int start = _cuts[ordinal] + 1;
        int end = ordinal == _cuts.Length - 2 ? _end : _cuts[ordinal + 1];
        return _text[start..end];
    }

    // On Windows lines end with two characters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EndOf(ReadOnlySpan<byte> text, int start, int end) => end > start && text[end - 1] == '\r' ? end - 1 : end;
}
