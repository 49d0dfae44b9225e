using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>
/// Ids of which the memory has been asked for. With millions of customers, whoever looks for them one after the other waits for memory;
/// whoever asks for the memory of many before looking for any waits once.
/// </summary>
/// <param name="keys">The customers.</param>
/// <param name="most">The most ids at a time.</param>
/// <threadsafety>One thread at a time.</threadsafety>
internal sealed class PendingKeys(CustomerKeys keys, int most)
{
    private readonly CustomerKey[] _keys = new CustomerKey[most];
    private readonly int[] _hashes = new int[most];
    private readonly int[] _numbers = new int[most];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an id.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in CustomerKey customer)
    {
        int hash = customer.Hash();
        keys.Prefetch(hash);
        _keys[Count] = customer;
        _hashes[Count] = hash;
        Count++;
    }

    /// <summary>Finds the numbers of all, in the order in which they came; new customers get some.</summary>
    [MethodImpl(RowPath.Compiled)]
    public ReadOnlySpan<int> Numbers()
    {
        for (int i = 0; i < Count; i++)
        {
            _numbers[i] = keys.LikelyNumberOf(_hashes[i]);
        }

        for (int i = 0; i < Count; i++)
        {
            _numbers[i] = keys.NumberOf(in _keys[i], _hashes[i], _numbers[i]);
        }

        return _numbers.AsSpan(0, Count);
    }

    /// <summary>The hash of an id.</summary>
    public int HashAt(int index) => _hashes[index];

    /// <summary>Forgets them.</summary>
    public void Clear() => Count = 0;
}
