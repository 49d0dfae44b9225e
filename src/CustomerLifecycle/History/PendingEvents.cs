using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>Events that wait until the memory of their customers is there (<see cref="PendingKeys"/>).</summary>
/// <param name="keys">The customers.</param>
/// <threadsafety>One thread at a time.</threadsafety>
internal sealed class PendingEvents(CustomerKeys keys)
{
    private const int Most = 64;

    private readonly PendingKeys _keys = new(keys, Most);
    private readonly PackedEvent[] _events = new PackedEvent[Most];

    /// <summary>How many there are.</summary>
    public int Count => _keys.Count;

    /// <summary>Adds an event.</summary>
    /// <returns>Whether that was the last one that there is room for: then they have to be taken out.</returns>
    [MethodImpl(RowPath.Compiled)]
    public bool Add(in CustomerKey customer, in PackedEvent item)
    {
        _events[_keys.Count] = item;
        _keys.Add(in customer);
        return _keys.Count == Most;
    }

    /// <summary>Finds out whose the events are, in the order in which they came; new customers get numbers.</summary>
    /// <returns>The number of the customer of each.</returns>
    public ReadOnlySpan<int> Numbers() => _keys.Numbers();

    /// <summary>The hash of the customer of an event.</summary>
    public int HashAt(int index) => _keys.HashAt(index);

    /// <summary>One of the events.</summary>
    public ref readonly PackedEvent EventAt(int index) => ref _events[index];

    /// <summary>Forgets them, once they have been taken out.</summary>
    public void Clear() => _keys.Clear();
}
