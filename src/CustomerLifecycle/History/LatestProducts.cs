namespace CustomerLifecycle;

/// <summary>
/// The products that came last, each with its latest time; of equally late ones the names decide, so that order never matters.
/// </summary>
internal struct LatestProducts
{
    /// <summary>How many are kept.</summary>
    public const int Most = 16;

    // The latest first; made with the first product, as most customers' events name none.
    private (string Product, long Ticks)[]? _latest;
    private int _count;

    /// <summary>Those that are kept, the latest first.</summary>
    public readonly ReadOnlySpan<(string Product, long Ticks)> All => _latest.AsSpan(0, _count);

    /// <summary>When the oldest of them came, where there is no room for another; else the beginning of time.</summary>
    public readonly long OldestOfAll => _count == Most ? _latest![Most - 1].Ticks : long.MinValue;

    /// <summary>When a product came last; the beginning of time where it is not among them.</summary>
    public readonly long LastOf(string product)
    {
        foreach ((string known, long ticks) in All)
        {
            if (string.Equals(known, product, StringComparison.Ordinal))
            {
                return ticks;
            }
        }

        return long.MinValue;
    }

    /// <summary>Takes in the products that an event names.</summary>
    public void Offer(in CustomerEvent item)
    {
        if (item.Extras?.Products is not { } several)
        {
            Offer(item.Reference!, item.Ticks);
            return;
        }

        foreach (string product in several)
        {
            Offer(product, item.Ticks);
        }
    }

    public void Merge(ref readonly LatestProducts other)
    {
        foreach ((string product, long ticks) in other.All)
        {
            Offer(product, ticks);
        }
    }

    private void Offer(string product, long ticks)
    {
        _latest ??= new (string Product, long Ticks)[Most];
        int place = 0;
        while (place < _count && IsBefore(_latest[place], product, ticks))
        {
            if (string.Equals(_latest[place].Product, product, StringComparison.Ordinal))
            {
                return; // It came as late already.
            }

            place++;
        }

        // What it pushes back goes up to its own earlier place, or off the end.
        (string Product, long Ticks) pushed = (product, ticks);
        for (; place < Most; place++)
        {
            (pushed, _latest[place]) = (_latest[place], pushed);
            if (place == _count)
            {
                _count++;
                return;
            }

            if (string.Equals(pushed.Product, product, StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    private static bool IsBefore((string Product, long Ticks) known, string product, long ticks) =>
        known.Ticks > ticks || (known.Ticks == ticks && string.CompareOrdinal(known.Product, product) <= 0);
}
