using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>What plain events make of a row of numbers.</summary>
/// <param name="shop">Zone and policies.</param>
/// <param name="plan">What the row holds.</param>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
internal sealed class RowFold(Shop shop, FoldPlan plan)
{
    private readonly FoldPlan _plan = plan;
    private readonly bool _hasSums = plan.Sums.IsAny;
    private readonly bool _countsZero = shop.Orders.CountZeroAmount;
    private readonly int _revenue = plan.Sums.Revenue;
    private readonly int _returned = plan.Sums.Returned;
    private readonly int _largest = plan.Sums.Largest;
    private readonly ushort[] _ofOrder = plan.Plain(CustomerEventKind.Order, counts: true, default).ToArray();

    /// <summary>Takes in a completed order that changes nothing but the row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="units">What it is worth (<see cref="FoldedMoney"/>); above 0, or 0 where such orders count.</param>
    /// <param name="day">Its calendar day.</param>
    /// <returns>Whether it could; otherwise nothing was changed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAddOrder(ref int row, long units, int day)
    {
        if (!TryAddSold(ref row, units))
        {
            return false;
        }

        Keep(ref row, _ofOrder, day);
        return true;
    }

    /// <summary>Takes in an event that changes nothing but the row (<see cref="FoldPlan.IsLight"/>).</summary>
    /// <param name="row">The row.</param>
    /// <param name="item">The event.</param>
    /// <param name="day">Its calendar day.</param>
    /// <returns>Whether it could; otherwise nothing was changed.</returns>
    [MethodImpl(RowPath.Compiled)]
    public bool TryAdd(ref int row, in PackedEvent item, int day)
    {
        CustomerEventKind kind = (CustomerEventKind)item.Kind;
        bool counts = false;
        if (kind is CustomerEventKind.Order or CustomerEventKind.Return)
        {
            // What was canceled, refunded or a test goes the other way.
            if ((item.Purchase & 0xF) != (int)OrderStatus.Completed || !TryAddMoney(ref row, kind == CustomerEventKind.Return, in item))
            {
                return false;
            }

            counts = kind == CustomerEventKind.Order && (item.Amount != 0 || _countsZero);
        }
        else if (_plan.SignUp >= 0 && kind is (CustomerEventKind.SignUp or CustomerEventKind.OptedOut))
        {
            ref long time = ref FoldedMoney.At(ref row, kind == CustomerEventKind.SignUp ? _plan.SignUp : _plan.OptOut);
            time = KeptTime.Later(time, item.Ticks);
        }

        Keep(ref row, _plan.Plain(kind, counts, (SellingKind)((item.Purchase >> 4) & 0b111)), day);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(ref int row, ReadOnlySpan<ushort> steps, int day)
    {
        foreach (ushort step in steps)
        {
            (int place, int keeps) = KeptFactStep.Read(step);
            KeptFacts.Keep(ref Unsafe.Add(ref row, place), (KeptAs)keeps, day, quantity: 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryAddMoney(ref int row, bool isReturn, in PackedEvent item) => !_hasSums
        || (FoldedMoney.TryUnits(item.Amount, item.Scale, out long units)
            && (isReturn ? TryAddReturned(ref row, units) : TryAddSold(ref row, units)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryAddSold(ref int row, long units)
    {
        if (_revenue >= 0 && !FoldedMoney.TryAdd(ref row, _revenue, units))
        {
            return false;
        }

        if (_largest >= 0)
        {
            ref long largest = ref FoldedMoney.At(ref row, _largest);
            largest = Math.Max(largest, units);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryAddReturned(ref int row, long units)
    {
        if (_revenue >= 0 && !FoldedMoney.TryAdd(ref row, _revenue, -units))
        {
            return false;
        }

        if (_returned >= 0 && !FoldedMoney.TryAdd(ref row, _returned, units))
        {
            // Both or neither.
            _ = _revenue < 0 || FoldedMoney.TryAdd(ref row, _revenue, units);
            return false;
        }

        return true;
    }
}
