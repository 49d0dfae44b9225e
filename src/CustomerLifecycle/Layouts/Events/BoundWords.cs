namespace CustomerLifecycle.Layouts;

/// <summary>Rules about words that know the places of their columns.</summary>
internal sealed class BoundWords
{
    private readonly Rule[] _rules;

    public BoundWords(IEnumerable<WordRule> rules, HeaderBinding header, IReadOnlyDictionary<string, string> further) =>
        _rules = [.. rules.Select(r => new Rule(r, header, further))];

    /// <summary>The column that a word was last read from.</summary>
    public string Column { get; private set; } = string.Empty;

    /// <summary>What was last read from it.</summary>
    public string Word { get; private set; } = string.Empty;

    /// <summary>Whether there is a column to read.</summary>
    public bool Exists => Array.Exists(_rules, r => r.Ordinal >= 0);

    /// <summary>What a row says; null where it says nothing.</summary>
    /// <param name="row">The row.</param>
    /// <param name="unknown">The meaning of a word that no rule knows, or an exception.</param>
    public string? Of(IEventRow row, Func<string, string> unknown)
    {
        foreach (Rule rule in _rules)
        {
            if (!BoundCondition.Hold(rule.When, row))
            {
                continue;
            }

            if (rule.Definition.Column is null)
            {
                return rule.Definition.Otherwise;
            }

            ReadOnlySpan<char> text = rule.Ordinal < 0 ? default : row.Field(rule.Ordinal).Trim();
            if (text.IsEmpty && rule.Definition.Empty is null)
            {
                continue;
            }

            Column = rule.Ordinal < 0 ? rule.Definition.Column : rule.Header;
            string? found = text.IsEmpty ? rule.Definition.Empty
                : rule.Meanings.TryGetValue(text, out string? meaning) ? meaning
                : rule.Definition.Otherwise ?? unknown(text.ToString());
            Word = WordRule.IsNothing(found) ? text.ToString() : string.Empty;
            return found;
        }

        return null;
    }

    /// <summary>The words that are known, for people; of two spellings one.</summary>
    public IEnumerable<string> Words => _rules
        .SelectMany(r => r.All.Keys)
        .DistinctBy(w => w.Replace("cancelled", "canceled", StringComparison.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands in the first column that is not empty.</summary>
    public string TextOf(IEventRow row)
    {
        foreach (Rule rule in _rules)
        {
            if (rule.Ordinal >= 0 && row.Field(rule.Ordinal).Trim() is { IsEmpty: false } text)
            {
                return text.ToString();
            }
        }

        return string.Empty;
    }

    private sealed class Rule
    {
        public Rule(WordRule definition, HeaderBinding header, IReadOnlyDictionary<string, string> further)
        {
            Definition = definition;
            When = BoundCondition.All(definition.When, header);
            Ordinal = definition.Column is null ? -1 : header.OrdinalOf(definition.Column);
            Header = Ordinal < 0 ? string.Empty : header.Header[Ordinal];
            All = new Dictionary<string, string>(definition.Words, StringComparer.OrdinalIgnoreCase);
            foreach ((string word, string meaning) in definition.Column is null ? [] : further.ToArray())
            {
                All[word] = meaning;
            }

            Meanings = All.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public WordRule Definition { get; }

        public BoundCondition[] When { get; }

        public int Ordinal { get; }

        public string Header { get; }

        public Dictionary<string, string> All { get; }

        public Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Meanings { get; }
    }
}
