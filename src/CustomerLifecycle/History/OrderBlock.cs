using System.Runtime.CompilerServices;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// Orders that stand in columns, some at a time and column by column: memory is asked for while others are read, and each loop is so short
/// that nothing is in its way.
/// </summary>
/// <param name="keys">The customers.</param>
/// <param name="zone">The zone of the days.</param>
/// <threadsafety>One thread at a time.</threadsafety>
internal sealed class OrderBlock(CustomerKeys keys, DateTimeZone zone)
{
    /// <summary>The most orders at a time.</summary>
    public const int Most = 128;

    private readonly CustomerKey[] _keys = new CustomerKey[Most];
    private readonly int[] _hashes = new int[Most];
    private readonly int[] _numbers = new int[Most];
    private readonly long[] _ticks = new long[Most];
    private readonly long[] _units = new long[Most];
    private readonly int[] _days = new int[Most];
    private readonly SteadyDays _steady = new(zone);

    /// <summary>When the orders of the block were placed, in ticks since 1970.</summary>
    public ReadOnlySpan<long> Ticks => _ticks;

    /// <summary>What they are worth (<see cref="FoldedMoney"/>).</summary>
    public ReadOnlySpan<long> Units => _units;

    /// <summary>Their calendar days.</summary>
    public ReadOnlySpan<int> Days => _days;

    /// <summary>Takes a customer, whose memory is asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int index, in CustomerKey customer)
    {
        int hash = customer.Hash();
        keys.Prefetch(hash);
        _keys[index] = customer;
        _hashes[index] = hash;
    }

    /// <summary>Reads times and amounts.</summary>
    /// <returns>Whether each amount is that of a price; otherwise the orders have to be added one by one.</returns>
    [MethodImpl(RowPath.Compiled)]
    public bool TryRead(ReadOnlySpan<Instant> at, ReadOnlySpan<decimal> amounts)
    {
        for (int i = 0; i < at.Length; i++)
        {
            _ticks[i] = at[i].ToUnixTimeTicks();
        }

        for (int i = 0; i < at.Length; i++)
        {
            _days[i] = _steady.Of(_ticks[i]);
        }

        bool fits = true;
        for (int i = 0; i < amounts.Length; i++)
        {
            fits &= PackedAmount.TryPack(amounts[i], out long digits, out byte scale)
                & FoldedMoney.TryUnits(digits, scale, out _units[i])
                & _units[i] > 0;
        }

        return fits;
    }

    /// <summary>Finds out whose the orders are; new customers get numbers.</summary>
    [MethodImpl(RowPath.Compiled)]
    public ReadOnlySpan<int> Numbers(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _numbers[i] = keys.LikelyNumberOf(_hashes[i]);
        }

        for (int i = 0; i < count; i++)
        {
            _numbers[i] = keys.NumberOf(in _keys[i], _hashes[i], _numbers[i]);
        }

        return _numbers.AsSpan(0, count);
    }
}
