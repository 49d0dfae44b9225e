using System.Runtime.InteropServices;
using NodaTime;

namespace CustomerLifecycle.Metrics;

/// <summary>An order that counts under the shop's policy, with its place in the customer's life.</summary>
/// <remarks>The default value is no order of any customer.</remarks>
/// <threadsafety>Immutable value type.</threadsafety>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CountedOrder
{
    internal CountedOrder(in CustomerEvent order, int day)
    {
        Event = order;
        Day = day;
    }

    /// <summary>Gets the order as it was recorded.</summary>
    public CustomerEvent Event { get; }

    /// <summary>Gets the calendar day in the shop's zone.</summary>
    public LocalDate On => LocalDay.ToDate(Day);

    /// <summary>Gets what the customer paid and was not refunded with the order; returns are events of their own.</summary>
    public decimal Amount => Event.Status == OrderStatus.Refunded ? 0 : Event.Amount;

    /// <summary>Gets the cost of the goods; 0 for a refunded order.</summary>
    public decimal Cost => Event.Status == OrderStatus.Refunded ? 0 : Event.Cost;

    internal int Day { get; }
}
