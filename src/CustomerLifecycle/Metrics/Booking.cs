using System.Runtime.InteropServices;

namespace CustomerLifecycle.Metrics;

/// <summary>An order sold, a return or the payment for a contract, as it goes into the books.</summary>
/// <param name="Day">The day on which it happened.</param>
/// <param name="OrderDay">The day of the order that a return names, where it is at hand; else the same.</param>
/// <param name="Amount">What came in; negative for what was given back.</param>
/// <param name="Cost">Its cost; negative for what came back.</param>
/// <param name="IsContract">Whether it is the payment for a contract.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Booking(int Day, int OrderDay, decimal Amount, decimal Cost, bool IsContract)
{
    /// <summary>The bookings of a customer in time order: each order that counts as it was recorded, and each return, once.</summary>
    public static Booking[] Of(CustomerPeriod customer)
    {
        OrderPolicy policy = customer.Scope.Shop.Orders;
        CustomerEvent[] booked = customer.History.Booked();
        Dictionary<string, int>? dayOf = null;
        List<Booking> bookings = [];
        foreach (CustomerEvent item in booked)
        {
            int day = customer.DayOf(in item);
            switch (item.Kind)
            {
                case CustomerEventKind.Order when policy.Counts(in item):
                    bool isRefunded = item.Status == OrderStatus.Refunded;
                    bookings.Add(new Booking(day, day, isRefunded ? 0 : item.Amount, isRefunded ? 0 : item.Cost, IsContract: false));
                    break;
                case CustomerEventKind.Return:
                    dayOf ??= item.Reference is null ? null : DaysOf(customer, booked);
                    int orderDay = item.Reference is { } id && dayOf!.TryGetValue(id, out int known) ? known : day;
                    bookings.Add(new Booking(day, orderDay, -item.Amount, -item.Cost, IsContract: false));
                    break;
                case CustomerEventKind.ContractStarted or CustomerEventKind.ContractRenewed:
                    bookings.Add(new Booking(day, day, item.Amount, item.Cost, IsContract: true));
                    break;
            }
        }

        return [.. bookings];
    }

    private static Dictionary<string, int> DaysOf(CustomerPeriod customer, CustomerEvent[] events)
    {
        Dictionary<string, int> days = new(StringComparer.Ordinal);
        foreach (CustomerEvent order in events.Where(e => e is { Kind: CustomerEventKind.Order, Id: not null }))
        {
            days[order.Id!] = customer.DayOf(in order);
        }

        return days;
    }
}
