namespace CustomerLifecycle.Layouts;

/// <summary>A text source that knows the places of its columns.</summary>
internal sealed class BoundText
{
    private readonly (int Ordinal, TextPart Part)[] _parts;
    private readonly string? _fixed;
    private readonly HeaderBinding _header;
    private readonly char[] _folded = new char[320]; // no e-mail address is longer

    public BoundText(TextSource source, HeaderBinding header, bool isDate = false)
    {
        _header = header;
        _fixed = source.Fixed;
        _parts = [.. source.Parts.Select(p => (Ordinal: header.OrdinalOf(p.Column), Part: p)).Where(p => p.Ordinal >= 0)];
        Column = _parts.Length > 0 ? header.Header[_parts[0].Ordinal] : source.Parts.Count > 0 ? source.Parts[0].Column : "?";
        Ordinal = _parts.Length > 0 ? _parts[0].Ordinal : -1;
        foreach ((int ordinal, _) in _parts)
        {
            header.Formats[ordinal].IsDate |= isDate;
        }
    }

    public static BoundText? Of(TextSource? source, HeaderBinding header, bool isDate = false)
    {
        BoundText? bound = source is null ? null : new BoundText(source, header, isDate);
        return bound is null || !bound.Exists ? null : bound;
    }

    /// <summary>The column to name where something is wrong: the last that was read, else the first.</summary>
    public string Column { get; private set; }

    /// <summary>The place of that column.</summary>
    public int Ordinal { get; private set; }

    public bool Exists => _parts.Length > 0 || _fixed is not null;

    /// <summary>The text without surrounding white space; empty where there is none. Good until the next row or call.</summary>
    public ReadOnlySpan<char> Of(IEventRow row, IReadOnlySet<string>? nobody = null)
    {
        foreach ((int ordinal, TextPart part) in _parts)
        {
            ReadOnlySpan<char> text = row.Field(ordinal).Trim();
            if (part.FirstOf is { } separator && text.IndexOf(separator, StringComparison.Ordinal) is > 0 and var end)
            {
                text = text[..end].Trim();
            }

            text = part.IsEmail ? Email(text) : text;
            if (!text.IsEmpty && (nobody is null || !nobody.Contains(text.ToString())))
            {
                Column = _header.Header[ordinal];
                Ordinal = ordinal;
                return text;
            }
        }

        return _fixed;
    }

    private ReadOnlySpan<char> Email(ReadOnlySpan<char> text)
    {
        int open = text.LastIndexOfAny('<', '(');
        int close = text.LastIndexOfAny('>', ')');
        text = open >= 0 && close > open && text[open..close].Contains('@') ? text[(open + 1)..close].Trim() : text;
        return text.Length <= _folded.Length ? _folded.AsSpan(0, text.ToLowerInvariant(_folded)) : text.ToString().ToLowerInvariant();
    }
}
