using System.Runtime.InteropServices;

namespace CustomerLifecycle.Metrics;

/// <summary>How long a sign of being a customer keeps them active: an order, a scan of the loyalty card, or a contract that runs.</summary>
/// <param name="From">The first day of the sign.</param>
/// <param name="Last">The last day of the sign.</param>
/// <param name="Until">The last day at whose beginning the customer is active by it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ActiveSpan(int From, int Last, int Until)
{
    /// <summary>All of a customer, in the order of their beginning.</summary>
    public static ActiveSpan[] Of(CustomerPeriod customer, int end)
    {
        int days = customer.Scope.ActiveDays;
        return
        [
            .. customer.Orders.Select(o => o.Day)
                .Concat(customer.EventsWithDays()
                    .Where(e => e.Event.Kind == CustomerEventKind.LoyaltyScan && e.Day < end)
                    .Select(e => e.Day))
                .Select(day => new ActiveSpan(day, day, day + days))
                .Concat(customer.ContractTerms.Select(t => new ActiveSpan(t.Start, t.End - 1, t.End)))
                .OrderBy(s => s.From),
        ];
    }
}
