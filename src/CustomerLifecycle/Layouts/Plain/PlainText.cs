using System.Runtime.CompilerServices;
using System.Text;

namespace CustomerLifecycle.Layouts;

/// <summary>Fields that are texts: what surrounds them, and their characters where those are needed.</summary>
/// <threadsafety>Not safe: one thread at a time.</threadsafety>
internal sealed class PlainText
{
    private char[] _text = new char[64];

    /// <summary>Whether a field begins and ends with a visible character of ASCII, so that there is nothing to trim.</summary>
    /// <param name="field">The field, not empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTrimmed(ReadOnlySpan<byte> field) => IsVisible(field[0]) && IsVisible(field[^1]);

    /// <summary>The characters of a field without what surrounds them, until another one is asked for.</summary>
    public ReadOnlySpan<char> Trimmed(ReadOnlySpan<byte> field)
    {
        if (_text.Length < field.Length)
        {
            _text = new char[2 * field.Length];
        }

        return _text.AsSpan(0, Encoding.UTF8.GetChars(field, _text)).Trim();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsVisible(byte character) => character is > (byte)' ' and < 0x7F;
}
