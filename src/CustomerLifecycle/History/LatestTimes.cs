namespace CustomerLifecycle;

/// <summary>The latest times at which something happened, in constant memory and whatever the order of arrival.</summary>
internal struct LatestTimes
{
    /// <summary>How many are kept.</summary>
    public const int Most = CustomerFacts.MostFailedPayments;

    // The latest first; made with the first, as for most customers there is none.
    private long[]? _latest;
    private int _count;

    /// <summary>How many of them lie after a time.</summary>
    public readonly int CountAfter(long ticks)
    {
        int count = 0;
        while (count < _count && _latest![count] > ticks)
        {
            count++;
        }

        return count;
    }

    public void Add(long ticks)
    {
        _latest ??= new long[Most];
        int place = _count;
        while (place > 0 && _latest[place - 1] < ticks)
        {
            place--;
        }

        if (place < Most)
        {
            _count = Math.Min(_count + 1, Most);
            Array.Copy(_latest, place, _latest, place + 1, _count - place - 1);
            _latest[place] = ticks;
        }
    }

    public void Merge(ref readonly LatestTimes other)
    {
        for (int i = 0; i < other._count; i++)
        {
            Add(other._latest![i]);
        }
    }
}
