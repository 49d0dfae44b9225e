using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>The orders of one day, or of several together.</summary>
/// <param name="Times">How many.</param>
/// <param name="Kept">Their money, less what was refunded with them.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OrdersOfDay(int Times, decimal Kept) : IDayOfMany<OrdersOfDay>
{
    public static OrdersOfDay operator +(OrdersOfDay left, OrdersOfDay right) =>
        new(left.Times + right.Times, left.Kept + right.Kept);
}
