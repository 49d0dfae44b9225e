using System.Text;

namespace CustomerLifecycle;

/// <summary>Texts of people within Markdown and Mermaid: they stay texts, on one line, whatever stands in them.</summary>
internal static class MarkdownText
{
    /// <summary>A text on a line of its own or in the cell of a table: no HTML, no code, no further line, no further cell.</summary>
    public static string Of(string? text) => Escaped(text, c => c switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '|' => "\\|",
        '`' => "\\`",
        '\\' => "\\\\",
        '[' => "\\[",
        _ => null,
    });

    /// <summary>A label of a Mermaid chart, which stands in quotes.</summary>
    public static string Label(string? text) => Escaped(text, c => c switch
    {
        '"' => "#quot;",
        '<' => "#lt;",
        '>' => "#gt;",
        '&' => "#amp;",
        '#' => "#35;",
        '`' => "#96;",
        _ => null,
    });

    private static string Escaped(string? text, Func<char, string?> entity)
    {
        StringBuilder escaped = new();
        foreach (char c in text ?? string.Empty)
        {
            // Line feeds, and everything else that ends lines or acts on a terminal.
            escaped.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? " " : entity(c) ?? c.ToString());
        }

        return escaped.ToString();
    }
}
