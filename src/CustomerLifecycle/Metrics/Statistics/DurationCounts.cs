namespace CustomerLifecycle.Metrics;

/// <summary>
/// How long things took, counted by duration: how many ended then, and how many were still open when they were last seen. As many
/// numbers as there are different durations, however many things there are.
/// </summary>
internal sealed class DurationCounts
{
    private readonly SortedDictionary<double, (long Ended, long Open)> _counts = [];

    /// <summary>How many there are, ended and open.</summary>
    public long Count { get; private set; }

    /// <summary>The durations, the shortest first.</summary>
    public IEnumerable<(double Duration, long Ended, long Open)> InOrder => _counts.Select(c => (c.Key, c.Value.Ended, c.Value.Open));

    /// <summary>Counts one.</summary>
    public void Add(double duration, bool isOpen) => Add(duration, isOpen ? 0 : 1, isOpen ? 1 : 0);

    /// <summary>Counts all that others have counted.</summary>
    public void Add(DurationCounts other)
    {
        foreach ((double duration, long ended, long open) in other.InOrder)
        {
            Add(duration, ended, open);
        }
    }

    private void Add(double duration, long ended, long open)
    {
        (long endedBefore, long openBefore) = _counts.GetValueOrDefault(duration);
        _counts[duration] = (endedBefore + ended, openBefore + open);
        Count += ended + open;
    }
}
