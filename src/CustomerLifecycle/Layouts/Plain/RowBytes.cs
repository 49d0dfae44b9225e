using System.Buffers;
using System.Text.Unicode;

namespace CustomerLifecycle.Layouts;

/// <summary>Fields of a row in UTF-8, for the short way.</summary>
internal sealed class RowBytes
{
    private const int Most = 1024; // rows with more are read with care

    private readonly byte[] _bytes = new byte[Most];
    private int _length;

    /// <summary>Begins with another row.</summary>
    public void Clear() => _length = 0;

    /// <summary>Adds a field of the row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="ordinal">Which one; −1: none, which is as if it were empty.</param>
    /// <param name="field">The field.</param>
    /// <returns>Whether there was room, and it is a text.</returns>
    public bool TryAdd(IEventRow row, int ordinal, out ReadOnlySpan<byte> field)
    {
        field = default;
        if (ordinal < 0)
        {
            return true;
        }

        Span<byte> room = _bytes.AsSpan(_length);
        if (Utf8.FromUtf16(row.Field(ordinal), room, out _, out int written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            return false;
        }

        _length += written;
        field = room[..written];
        return true;
    }
}
