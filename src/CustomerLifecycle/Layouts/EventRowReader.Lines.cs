using System.Runtime.CompilerServices;

namespace CustomerLifecycle.Layouts;

/// <content>Reading lines as bytes.</content>
public sealed partial class EventRowReader
{
    private readonly LineCuts _cuts = new();
    private readonly LineRow _line = new();

    /// <summary>
    /// Reads lines of a delimited text without quotation marks, and folds what they say: the same as row by row, but the bytes of plain
    /// rows are looked at as they are, many at once.
    /// </summary>
    /// <param name="lines">Whole lines in UTF-8, without the header; the last one may lack its end.</param>
    /// <param name="separator">What separates fields: a character of ASCII.</param>
    /// <param name="into">Where what they say is folded.</param>
    /// <returns>
    /// Whether they were read. If not, there is a quotation mark, a carriage return within a line, something that is not UTF-8, or a wrong
    /// row among them; then a part of them may have been read, so that neither this reader nor the fold is of any use.
    /// </returns>
    /// <exception cref="ArgumentException">It is no separator, or a customer's amounts are in two currencies.</exception>
    /// <exception cref="EventLayoutException">The table cannot be read.</exception>
    /// <exception cref="InvalidOperationException">The fold was settled.</exception>
    public bool TryReadLines(ReadOnlySpan<byte> lines, char separator, CustomerFold into)
    {
        ArgumentNullException.ThrowIfNull(into);
        RequireSeparator(separator);
        Settle();
        FoldedRows rows = RowsOf(into);
        return TryReadLines(lines, (byte)separator, TakesPlain(into) ? rows : null, row => ReadWithCare(row, rows));
    }

    /// <summary>Reads lines of a delimited text without quotation marks, and adds what they say, as for a fold.</summary>
    /// <param name="lines">Whole lines in UTF-8, without the header; the last one may lack its end.</param>
    /// <param name="separator">What separates fields: a character of ASCII.</param>
    /// <param name="into">Where what they say is added.</param>
    /// <returns>
    /// Whether they were read. If not, there is a quotation mark, a carriage return within a line, something that is not UTF-8, or a wrong
    /// row among them; then a part of them may have been read, so that neither this reader nor the records are of any use.
    /// </returns>
    /// <exception cref="ArgumentException">It is no separator.</exception>
    /// <exception cref="EventLayoutException">The table cannot be read.</exception>
    /// <exception cref="InvalidOperationException">A base was made of the records.</exception>
    public bool TryReadLines(ReadOnlySpan<byte> lines, char separator, CustomerRecords into)
    {
        ArgumentNullException.ThrowIfNull(into);
        RequireSeparator(separator);
        Settle();
        return TryReadLines(lines, (byte)separator, into, row => ReadWithCare(row, into));
    }

    private static void RequireSeparator(char separator)
    {
        if (separator is '\0' or '"' or '\r' or '\n' || !char.IsAscii(separator))
        {
            throw new ArgumentException(
                "A separator of fields is a character of ASCII, and neither a quotation mark nor the end of a line.", nameof(separator));
        }
    }

    [MethodImpl(RowPath.Compiled)]
    private bool TryReadLines(ReadOnlySpan<byte> text, byte separator, IPackedEvents? packed, Func<IEventRow, RowReading> readWithCare)
    {
        PlainRows? plain = packed is null ? null : _plain;
        while (!text.IsEmpty)
        {
            ReadOnlySpan<byte> part = LineCuts.FirstOf(text);
            if (!_cuts.TryCut(part, separator))
            {
                return false;
            }

            for (int cut = 0; _cuts.IsBefore(cut);)
            {
                PlainLine line = _cuts.LineAt(part, ref cut);
                if (plain?.TryRead(line, packed!) == true)
                {
                    _rows++;
                    continue;
                }

                _line.Show(line);
                if (plain?.Learn(_line) == true && plain.TryRead(line, packed!))
                {
                    _rows++;
                    continue;
                }

                if (readWithCare(_line).Outcome == RowOutcome.Invalid)
                {
                    return false;
                }
            }

            text = text[part.Length..];
        }

        return true;
    }
}
