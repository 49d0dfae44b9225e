using CustomerLifecycle.Layouts;

namespace CustomerLifecycle.Cli.Input;

/// <summary>A row of a text without quotation marks: its fields are what stands between the separators.</summary>
internal sealed class PlainLine(char separator) : IEventRow
{
    private char[] _text = [];
    private int[] _starts = new int[16]; // of each field, and behind the last

    public int FieldCount { get; private set; }

    public ReadOnlySpan<char> Field(int ordinal) =>
        _text.AsSpan(_starts[ordinal], _starts[ordinal + 1] - 1 - _starts[ordinal]);

    /// <summary>Looks at the line that begins at a place, and gives the place behind it.</summary>
    /// <param name="text">Whole lines, the last of which may lack its end.</param>
    /// <param name="length">How many characters of them there are.</param>
    /// <param name="start">Where the line begins.</param>
    public int MoveTo(char[] text, int length, int start)
    {
        (_text, FieldCount) = (text, 0);
        int at = start;
        while (true)
        {
            if (FieldCount + 1 == _starts.Length)
            {
                Array.Resize(ref _starts, 2 * _starts.Length);
            }

            _starts[FieldCount++] = at;
            int found = text.AsSpan(at, length - at).IndexOfAny(separator, '\n');
            at = found < 0 ? length : at + found;
            if (found < 0 || text[at] == '\n')
            {
                break;
            }

            at++;
        }

        int end = at > start && at < length && text[at - 1] == '\r' ? at - 1 : at;
        _starts[FieldCount] = end + 1;
        return at + 1;
    }
}
