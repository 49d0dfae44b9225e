namespace CustomerLifecycle;

/// <summary>The ids of customers, each with a number from 0 on, in the order in which they were first named.</summary>
internal sealed class CustomerKeys
{
    private readonly List<string> _all = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public CustomerKeys() => _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All ids, in the order of their numbers.</summary>
    public IReadOnlyList<string> All => _all;

    public int Count => _all.Count;

    /// <summary>The number of an id, a new one where it has none yet.</summary>
    public int NumberOf(ReadOnlySpan<char> key)
    {
        if (!_bySpan.TryGetValue(key, out int number))
        {
            string text = key.ToString();
            number = _all.Count;
            _all.Add(text);
            _numbers.Add(text, number);
        }

        return number;
    }

    public bool TryFind(string key, out int number) => _numbers.TryGetValue(key, out number);

    public void Clear()
    {
        _all.Clear();
        _numbers.Clear();
    }
}
