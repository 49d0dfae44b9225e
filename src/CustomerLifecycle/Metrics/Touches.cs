namespace CustomerLifecycle.Metrics;

/// <summary>Finds what a customer is put down to.</summary>
internal static class Touches
{
    /// <summary>The channel, campaign or what else is asked for, as the scope's attribution says; null where no event names any.</summary>
    public static string? Of(CustomerPeriod customer, Func<CustomerEvent, string?> named)
    {
        CustomerEvent? order = customer.Orders.Count > 0 ? customer.Orders[0].Event : null;
        string? ofOrder = order is { } first ? named(first) : null;
        Attribution attribution = customer.Scope.Attribution;
        if (attribution == Attribution.Order && ofOrder is not null)
        {
            return ofOrder;
        }

        int end = LocalDay.Of(customer.Scope.ObservedUntil);
        string? found = null;
        foreach ((CustomerEvent touch, int day) in customer.EventsWithDays())
        {
            if (day >= end || touch.At > order?.At)
            {
                break;
            }

            if (touch.Kind != CustomerEventKind.Order && named(touch) is { } name)
            {
                found = name;
                if (attribution != Attribution.LastTouch)
                {
                    break;
                }
            }
        }

        return found ?? ofOrder;
    }
}
