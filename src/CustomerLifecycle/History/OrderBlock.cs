using System.Runtime.CompilerServices;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// Orders that stand in columns, some at a time and column by column: memory is asked for while others are read, and each loop is so short
/// that nothing is in its way.
/// </summary>
/// <param name="keys">The customers.</param>
/// <param name="calendar">Says their calendar days.</param>
/// <threadsafety>One thread at a time.</threadsafety>
internal sealed class OrderBlock(CustomerKeys keys, SteadyDays calendar)
{
    /// <summary>The most orders at a time.</summary>
    public const int Most = 128;

    private readonly long[] _ticks = new long[Most];
    private readonly long[] _units = new long[Most];
    private readonly int[] _days = new int[Most];

    /// <summary>When the orders of the block were placed, in ticks since 1970.</summary>
    public ReadOnlySpan<long> Ticks => _ticks;

    /// <summary>What they are worth (<see cref="FoldedMoney"/>).</summary>
    public ReadOnlySpan<long> Units => _units;

    /// <summary>Their calendar days.</summary>
    public ReadOnlySpan<int> Days => _days;

    /// <summary>Whose the orders are, before anything else is read.</summary>
    public PendingKeys Customers { get; } = new(keys, Most);

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
            _days[i] = calendar.Of(_ticks[i]);
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
}
