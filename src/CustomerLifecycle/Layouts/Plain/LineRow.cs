using System.Text;

namespace CustomerLifecycle.Layouts;

/// <summary>A line in characters, for whoever reads it field by field.</summary>
internal sealed class LineRow : IEventRow
{
    private readonly List<int> _starts = []; // of each field, and behind the last
    private char[] _text = new char[256];

    /// <inheritdoc/>
    public int FieldCount => _starts.Count - 1;

    /// <inheritdoc/>
    public ReadOnlySpan<char> Field(int ordinal) => _text.AsSpan(_starts[ordinal].._starts[ordinal + 1]);

    /// <summary>Shows another line.</summary>
    /// <param name="line">The line, which is UTF-8.</param>
    public void Show(PlainLine line)
    {
        _starts.Clear();
        _starts.Add(0);
        int length = 0;
        for (int i = 0; i < line.FieldCount; i++)
        {
            ReadOnlySpan<byte> field = line.Field(i);
            if (_text.Length - length < field.Length)
            {
                Array.Resize(ref _text, Math.Max(2 * _text.Length, length + field.Length));
            }

            length += Encoding.UTF8.GetChars(field, _text.AsSpan(length));
            _starts.Add(length);
        }
    }
}
