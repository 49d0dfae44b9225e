using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace CustomerLifecycle.Cli.Output;

/// <summary>
/// Shows what would act on a terminal instead of letting it act: control characters (and with them escape sequences), and those that turn
/// the direction of writing or cannot be seen stand as <c>\u001B</c>. Line feeds and tabs stay.
/// </summary>
/// <remarks>Whatever comes from a file or a person goes through here: ids, channels, products, names, file names, messages.</remarks>
internal sealed class VisibleTextWriter(TextWriter inner) : TextWriter(CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => inner.Encoding;

    [AllowNull]
    public override string NewLine
    {
        get => inner.NewLine;
        set => inner.NewLine = value;
    }

    /// <summary>Whether a character acts on a terminal, or on the order in which a line is shown.</summary>
    public static bool Acts(char c) => (char.IsControl(c) && c is not ('\n' or '\t'))
        || c is '\u061C' or (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF';

    public override void Write(char value)
    {
        if (Acts(value))
        {
            inner.Write(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)value:X4}"));
        }
        else
        {
            inner.Write(value);
        }
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        int from = 0;
        for (int i = 0; i < buffer.Length; i++)
        {
            if (Acts(buffer[i]))
            {
                inner.Write(buffer[from..i]);
                Write(buffer[i]);
                from = i + 1;
            }
        }

        inner.Write(buffer[from..]);
    }

    // The line end of Windows is ours, not somebody's text.
    public override void WriteLine() => inner.WriteLine();

    public override void WriteLine(string? value)
    {
        Write(value.AsSpan());
        inner.WriteLine();
    }

    public override void Flush() => inner.Flush();
}
