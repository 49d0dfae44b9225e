namespace CustomerLifecycle.Layouts;

/// <summary>One string for equal texts, so that a million rows of a hundred products make a hundred strings.</summary>
internal sealed class TextPool
{
    private const int Longest = 64; // longer texts seldom come twice
    private const int Most = 1 << 20;

    private readonly HashSet<string> _known;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public TextPool()
    {
        _known = new HashSet<string>(StringComparer.Ordinal);
        _bySpan = _known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The string of a text; null where it is empty.</summary>
    public string? Of(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        if (_bySpan.TryGetValue(text, out string? known))
        {
            return known;
        }

        string made = text.ToString();
        if (made.Length <= Longest && _known.Count < Most)
        {
            _known.Add(made);
        }

        return made;
    }
}
