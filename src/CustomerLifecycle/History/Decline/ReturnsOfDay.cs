using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>What came back on one day, or on several together.</summary>
/// <param name="Times">How many returns and refunded orders.</param>
/// <param name="Amount">Their money.</param>
/// <param name="Refunded">Of it, the money of orders that were refunded as such.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ReturnsOfDay(int Times, decimal Amount, decimal Refunded) : IDayOfMany<ReturnsOfDay>
{
    public static ReturnsOfDay operator +(ReturnsOfDay left, ReturnsOfDay right) =>
        new(left.Times + right.Times, left.Amount + right.Amount, left.Refunded + right.Refunded);
}
