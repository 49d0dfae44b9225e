using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using NodaTime;

namespace CustomerLifecycle;

/// <content>Orders that stand in columns.</content>
public sealed partial class CustomerFold
{
    private const int TextsAhead = 16;
    private const long FewDigits = 1_000_000_000_000; // no amount of so few is too large

    private OrderBlock? _orders; // once somebody gives columns

    /// <summary>
    /// Adds orders that stand in columns, as a database or a file of columns has them: the fastest way to fold orders in memory.
    /// </summary>
    /// <param name="customers">Whose each order is: an id that is a number, the same customer as the number's text.</param>
    /// <param name="at">When each was placed.</param>
    /// <param name="amounts">The amount of each.</param>
    /// <remarks>
    /// Each is a completed order without an id: none can come twice. Orders with ids, of another status, with currency, products or costs
    /// are events (<see cref="Add(long, in CustomerEvent)"/>).
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The columns differ in length, or an amount is none that an order may have; the message says which. Nothing was added.
    /// </exception>
    /// <exception cref="InvalidOperationException">The fold was settled; no more events can come.</exception>
    public void AddOrders(ReadOnlySpan<long> customers, ReadOnlySpan<Instant> at, ReadOnlySpan<decimal> amounts)
    {
        RequireOrders(customers.Length, at.Length, amounts);
        for (int from = 0; from < customers.Length; from += OrderBlock.Most)
        {
            int count = Math.Min(OrderBlock.Most, customers.Length - from);
            bool arePlain = CanTakeColumns(out OrderBlock? block);
            block?.Customers.Clear();
            for (int i = 0; arePlain && i < count; i++)
            {
                arePlain = CustomerKey.TryPack(customers[from + i], out CustomerKey key);
                block!.Customers.Add(in key);
            }

            if (!arePlain || !TryAddBlock(block!, at.Slice(from, count), amounts.Slice(from, count)))
            {
                for (int i = from; i < from + count; i++)
                {
                    Add(customers[i], CustomerEvent.Order(at[i], amounts[i]));
                }
            }
        }
    }

    /// <summary>The same where ids are texts.</summary>
    /// <param name="customers">Whose each order is; none of them empty.</param>
    /// <param name="at">When each was placed.</param>
    /// <param name="amounts">The amount of each.</param>
    /// <remarks><inheritdoc cref="AddOrders(ReadOnlySpan{long}, ReadOnlySpan{Instant}, ReadOnlySpan{decimal})"/></remarks>
    /// <exception cref="ArgumentException">
    /// The columns differ in length, a customer is not named, or an amount is none that an order may have; the message says which. Nothing
    /// was added.
    /// </exception>
    /// <exception cref="InvalidOperationException">The fold was settled; no more events can come.</exception>
    public void AddOrders(ReadOnlySpan<string> customers, ReadOnlySpan<Instant> at, ReadOnlySpan<decimal> amounts)
    {
        RequireOrders(customers.Length, at.Length, amounts);
        for (int i = 0; i < customers.Length; i++)
        {
            if (string.IsNullOrEmpty(customers[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Order {i} names no customer."), nameof(customers));
            }
        }

        for (int from = 0; from < customers.Length; from += OrderBlock.Most)
        {
            int count = Math.Min(OrderBlock.Most, customers.Length - from);
            bool arePlain = CanTakeColumns(out OrderBlock? block);
            block?.Customers.Clear();
            for (int i = 0; arePlain && i < count; i++)
            {
                // With millions of texts one would wait for each.
                CustomerKeys.PrefetchText(customers[Math.Min(from + i + TextsAhead, customers.Length - 1)]);
                arePlain = CustomerKey.TryPack(customers[from + i], out CustomerKey key);
                block!.Customers.Add(in key);
            }

            if (!arePlain || !TryAddBlock(block!, at.Slice(from, count), amounts.Slice(from, count)))
            {
                for (int i = from; i < from + count; i++)
                {
                    Add(customers[i], CustomerEvent.Order(at[i], amounts[i]));
                }
            }
        }
    }

    /// <summary>Whether an order changes nothing but the row of its customer, and a block for such orders.</summary>
    private bool CanTakeColumns([NotNullWhen(true)] out OrderBlock? block)
    {
        bool can = TakesPacked && !WantsLabels && _plan.IsLight(CustomerEventKind.Order);
        block = can ? _orders ??= new OrderBlock(_keys, _days) : null;
        return can;
    }

    /// <summary>Adds orders whose customers the block has taken.</summary>
    /// <returns>Whether it could; otherwise nothing was added.</returns>
    [MethodImpl(RowPath.Compiled)]
    private bool TryAddBlock(OrderBlock block, ReadOnlySpan<Instant> at, ReadOnlySpan<decimal> amounts)
    {
        if (!block.TryRead(at, amounts))
        {
            return false;
        }

        Flush();
        _unsettled = null;
        ReadOnlySpan<int> numbers = block.Customers.Numbers();
        ReadOnlySpan<long> ticks = block.Ticks;
        ReadOnlySpan<long> units = block.Units;
        ReadOnlySpan<int> days = block.Days;
        RowFold rows = _folded.Rows;
        for (int i = 0; i < numbers.Length; i++)
        {
            Note(ticks[i]);
            if (ticks[i] >= _end)
            {
                continue;
            }

            ref int row = ref _folded.RowOf(numbers[i]);
            row |= FoldPlan.IsKnown;
            if (!rows.TryAddOrder(ref row, units[i], days[i]))
            {
                CustomerEvent order = CustomerEvent.Order(at[i], amounts[i]);
                _folded.Add(numbers[i], in order, days[i]);
            }
        }

        return true;
    }

    private void RequireOrders(int customers, int times, ReadOnlySpan<decimal> amounts)
    {
        RequireOpen();
        if (times != customers || amounts.Length != customers)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"Each order has a customer, a time and an amount, but there are {customers}, {times} and {amounts.Length}."),
                nameof(amounts));
        }

        for (int i = 0; i < amounts.Length; i++)
        {
            // Comparing decimals takes longer than all else.
            bool isOfFewDigits = PackedAmount.TryPack(amounts[i], out long digits, out _) && digits <= FewDigits;
            if (!isOfFewDigits && (amounts[i] is < 0 or > CustomerEvent.MostAmount))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Order {i} has the amount {amounts[i]}; an order is worth 0 to {CustomerEvent.MostAmount}."),
                    nameof(amounts));
            }
        }
    }
}
