using System.Collections;

namespace CustomerLifecycle;

/// <summary>
/// The events that a state keeps, packed: most customers have few, and most events carry little. Long histories are kept in blocks, all but
/// the last of which are full; what is kept of the same customer later shares them, and mostly the last one too.
/// </summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
internal sealed class KeptEvents : IReadOnlyList<CustomerEvent>
{
    private static readonly KeptEvents None = new([], KeptBlock.Of([]), 0);

    private readonly KeptBlock[] _full;
    private readonly KeptBlock _last;
    private readonly int _ofLast;

    private KeptEvents(KeptBlock[] full, KeptBlock last, int ofLast) => (_full, _last, _ofLast) = (full, last, ofLast);

    /// <inheritdoc/>
    public int Count => (_full.Length * KeptBlock.Size) + _ofLast;

    /// <inheritdoc/>
    public CustomerEvent this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            int block = index / KeptBlock.Size;
            return (block < _full.Length ? _full[block] : _last)[index % KeptBlock.Size];
        }
    }

    /// <summary>Keeps events; those that another state keeps already are shared.</summary>
    public static KeptEvents Of(IEnumerable<CustomerEvent> events)
    {
        if (events is KeptEvents kept)
        {
            return kept;
        }

        CustomerEvent[] all = [.. events];
        KeptBlock[] full = new KeptBlock[Math.Max(0, all.Length - 1) / KeptBlock.Size];
        for (int i = 0; i < full.Length; i++)
        {
            full[i] = KeptBlock.Of(all.AsSpan(i * KeptBlock.Size, KeptBlock.Size));
        }

        int rest = all.Length - (full.Length * KeptBlock.Size);
        return rest == 0 ? None : new KeptEvents(full, KeptBlock.Of(all.AsSpan(all.Length - rest)), rest);
    }

    /// <summary>Keeps one event more, at the end.</summary>
    public KeptEvents With(in CustomerEvent item) => _ofLast < KeptBlock.Size
        ? new KeptEvents(_full, _last.With(_ofLast, in item), _ofLast + 1)
        : new KeptEvents([.. _full, _last], KeptBlock.Of([item]), 1);

    /// <summary>Adds all events to a list.</summary>
    public void AddTo(List<CustomerEvent> events)
    {
        foreach (KeptBlock block in _full)
        {
            block.AddTo(events, KeptBlock.Size);
        }

        _last.AddTo(events, _ofLast);
    }

    /// <summary>Whether both keep the same to the last digit; events that carry much are the same where they are one object.</summary>
    /// <param name="obj">What else is kept.</param>
    /// <returns>Whether it is the same.</returns>
    public override bool Equals(object? obj)
    {
        if (ReferenceEquals(this, obj))
        {
            return true;
        }

        if (obj is not KeptEvents other || Count != other.Count || !_last.IsSame(other._last, _ofLast))
        {
            return false;
        }

        for (int i = 0; i < _full.Length; i++)
        {
            if (!_full[i].IsSame(other._full[i], KeptBlock.Size))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => Count;

    /// <inheritdoc/>
    public IEnumerator<CustomerEvent> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
