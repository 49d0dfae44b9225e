using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>
/// Events of which the memory of their customers has been asked for. With millions of customers, whoever looks at them one after the other
/// waits for memory; whoever asks for the memory of many before looking at any waits once.
/// </summary>
/// <param name="keys">The customers.</param>
/// <threadsafety>One thread at a time.</threadsafety>
internal sealed class PendingEvents(CustomerKeys keys)
{
    private const int Most = 64;

    private readonly CustomerKey[] _customers = new CustomerKey[Most];
    private readonly int[] _hashes = new int[Most];
    private readonly PackedEvent[] _events = new PackedEvent[Most];
    private readonly int[] _numbers = new int[Most];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an event.</summary>
    /// <returns>Whether that was the last one that there is room for: then they have to be taken out.</returns>
    [MethodImpl(RowPath.Compiled)]
    public bool Add(in CustomerKey customer, in PackedEvent item)
    {
        int hash = customer.Hash();
        keys.Prefetch(hash);
        _customers[Count] = customer;
        _hashes[Count] = hash;
        _events[Count] = item;
        Count++;
        return Count == Most;
    }

    /// <summary>Finds out whose the events are, in the order in which they came; new customers get numbers.</summary>
    /// <returns>The number of the customer of each.</returns>
    [MethodImpl(RowPath.Compiled)]
    public ReadOnlySpan<int> Numbers()
    {
        for (int i = 0; i < Count; i++)
        {
            _numbers[i] = keys.LikelyNumberOf(_hashes[i]);
        }

        for (int i = 0; i < Count; i++)
        {
            _numbers[i] = keys.NumberOf(in _customers[i], _hashes[i], _numbers[i]);
        }

        return _numbers.AsSpan(0, Count);
    }

    /// <summary>The hash of the customer of an event.</summary>
    public int HashAt(int index) => _hashes[index];

    /// <summary>One of the events.</summary>
    public ref readonly PackedEvent EventAt(int index) => ref _events[index];

    /// <summary>Forgets them, once they have been taken out.</summary>
    public void Clear() => Count = 0;
}
