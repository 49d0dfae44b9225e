namespace CustomerLifecycle.Layouts;

/// <summary>Which column of a table a layout means by a name: as the user said, by the name itself, or by another name of it.</summary>
internal sealed class HeaderBinding
{
    private readonly IReadOnlyList<string> _header;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _otherNames;
    private readonly Dictionary<string, string?> _said = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _found = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool[] _isUsed;

    public HeaderBinding(
        IReadOnlyList<string> header,
        IReadOnlyDictionary<string, IReadOnlyList<string>> otherNames,
        IReadOnlyDictionary<string, string?> said)
    {
        _header = [.. Guard.Against.NothingWithin(header).Select(name => name.Trim().Trim('\uFEFF'))];
        _otherNames = otherNames;
        _isUsed = new bool[header.Count];
        Formats = [.. _header.Select(name => new ColumnFormat(name))];
        foreach ((string name, string? column) in said)
        {
            _said[name] = column;
            if (column is not null && IndexOf(column) < 0)
            {
                throw new EventLayoutException(
                    $"'{name}' is to be read from a column '{column}', but there is no such column. Its columns are {Columns}.");
            }
        }
    }

    public IReadOnlyList<ColumnFormat> Formats { get; }

    public IReadOnlyList<string> Header => _header;

    public string Columns => string.Join(", ", _header);

    /// <summary>The columns that nothing is read from.</summary>
    public IReadOnlyList<string> Unused => [.. _header.Where((name, i) => !_isUsed[i] && name.Length > 0)];

    /// <summary>The place of a column; −1 where the table has none.</summary>
    /// <exception cref="EventLayoutException">Two columns could be it.</exception>
    public int OrdinalOf(string name)
    {
        if (!_found.TryGetValue(name, out int ordinal))
        {
            ordinal = Find(name);
            _found.Add(name, ordinal);
        }

        if (ordinal >= 0)
        {
            _isUsed[ordinal] = true;
        }

        return ordinal;
    }

    /// <summary>The place of a column by its header alone; −1 where there is none.</summary>
    public int IndexOf(string column)
    {
        for (int i = 0; i < _header.Count; i++)
        {
            if (string.Equals(_header[i], column.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                _isUsed[i] = true;
                return i;
            }
        }

        return -1;
    }

    /// <summary>A name as it is compared: letters and digits alone, in lower case.</summary>
    public static string Fold(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private int Find(string name)
    {
        if (_said.TryGetValue(name, out string? said))
        {
            return said is null ? -1 : IndexOf(said);
        }

        int[] free = [.. Enumerable.Range(0, _header.Count).Where(IsFree)];
        int[] own = [.. free.Where(i => string.Equals(_header[i], name, StringComparison.OrdinalIgnoreCase))];
        HashSet<string> names =
            [Fold(name), .. (_otherNames.TryGetValue(name, out IReadOnlyList<string>? others) ? others : []).Select(Fold)];
        int[] found = own.Length > 0 ? own : [.. free.Where(i => names.Contains(Fold(_header[i])) && Fold(_header[i]).Length > 0)];
        return found.Length switch
        {
            0 => -1,
            1 => found[0],
            _ => throw new EventLayoutException(
                $"both '{_header[found[0]]}' and '{_header[found[1]]}' could be the column '{name}'. "
                    + $"Say which with --map {name}=COLUMN."),
        };

        // What the user gave another meaning has no second one.
        bool IsFree(int i) => !_said.Values.Any(column => string.Equals(column?.Trim(), _header[i], StringComparison.OrdinalIgnoreCase));
    }
}
