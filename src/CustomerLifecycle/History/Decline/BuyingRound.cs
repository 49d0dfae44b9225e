using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>A time in which a customer was one: no silence in it was longer than that after which customers are lost.</summary>
/// <param name="First">The day of the first sign of being a customer.</param>
/// <param name="Last">The last day of one; that of a contract is the last day of its term, which may be yet to come.</param>
/// <param name="Orders">The orders that count.</param>
/// <param name="Scans">The scans of a loyalty card.</param>
/// <param name="FirstOrder">The day of the first of them; of no meaning without any.</param>
/// <param name="LastOrder">The day of the last of them; of no meaning without any.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BuyingRound(int First, int Last, int Orders, int Scans, int FirstOrder, int LastOrder)
{
    public static BuyingRound OfOrder(int day) => new(day, day, Orders: 1, Scans: 0, day, day);

    public static BuyingRound OfScan(int day) => new(day, day, Orders: 0, Scans: 1, FirstOrder: 0, LastOrder: 0);

    public static BuyingRound OfTerm(int first, int last) =>
        new(first, last, Orders: 0, Scans: 0, FirstOrder: 0, LastOrder: 0);

    /// <summary>Whether no silence between the two is so long that one of them would be a new round.</summary>
    public bool IsNear(in BuyingRound other, int lostAfterDays) =>
        (long)other.First - Last <= lostAfterDays && (long)First - other.Last <= lostAfterDays;

    public BuyingRound With(in BuyingRound other) => new(
        Math.Min(First, other.First),
        Math.Max(Last, other.Last),
        Orders + other.Orders,
        Scans + other.Scans,
        Orders == 0 ? other.FirstOrder : other.Orders == 0 ? FirstOrder : Math.Min(FirstOrder, other.FirstOrder),
        Orders == 0 ? other.LastOrder : other.Orders == 0 ? LastOrder : Math.Max(LastOrder, other.LastOrder));
}
