namespace CustomerLifecycle.Activity;

/// <summary>The part of an <see cref="OrderPolicy"/> that needs the customer's other events.</summary>
internal static class OrderQualification
{
    /// <summary>Matches returns to their orders and merges orders of one day, as the policy says; the result is in time order again.</summary>
    public static ReadOnlySpan<CustomerEvent> Apply(Shop shop, ReadOnlySpan<CustomerEvent> events)
    {
        CustomerEvent[] judged = events.ToArray();
        if (shop.Orders.MatchReturnsToOrders)
        {
            MatchReturns(judged);
        }

        return shop.Orders.MergeSameDay ? MergeDays(shop, judged) : judged;
    }

    /// <summary>An order whose returns reach its amount becomes a refunded one; what its returns gave back is counted once, with the order.</summary>
    private static void MatchReturns(Span<CustomerEvent> events)
    {
        for (int i = 0; i < events.Length; i++)
        {
            CustomerEvent order = events[i];
            if (order is not { Kind: CustomerEventKind.Order, Status: OrderStatus.Completed, Id: not null, Amount: > 0 }
                || ReturnedOf(order, events) < order.Amount)
            {
                continue;
            }

            events[i] = order with { Status = OrderStatus.Refunded };
            decimal open = order.Amount;
            foreach (ref CustomerEvent item in events)
            {
                if (IsReturnOf(order, item))
                {
                    decimal matched = Math.Min(open, item.Amount);
                    item = item.WithAmount(item.Amount - matched) with { Cost = 0 };
                    open -= matched;
                }
            }
        }
    }

    private static decimal ReturnedOf(in CustomerEvent order, ReadOnlySpan<CustomerEvent> events)
    {
        decimal returned = 0;
        foreach (ref readonly CustomerEvent item in events)
        {
            returned += IsReturnOf(order, item) ? item.Amount : 0;
        }

        return returned;
    }

    private static bool IsReturnOf(in CustomerEvent order, in CustomerEvent item) =>
        item.Kind == CustomerEventKind.Return && string.Equals(item.Reference, order.Id, StringComparison.Ordinal);

    private static CustomerEvent[] MergeDays(Shop shop, CustomerEvent[] events)
    {
        List<CustomerEvent> merged = new(events.Length);
        int lastOrder = -1;
        int lastDay = 0;
        foreach (CustomerEvent item in events)
        {
            if (item.Kind != CustomerEventKind.Order || !shop.Orders.Counts(in item))
            {
                merged.Add(item);
                continue;
            }

            int day = LocalDay.Of(item.At, shop.Zone);
            if (lastOrder >= 0 && day == lastDay && merged[lastOrder].Status == item.Status)
            {
                CustomerEvent first = merged[lastOrder];
                merged[lastOrder] = first.WithAmount(first.Amount + item.Amount) with
                {
                    Cost = first.Cost + item.Cost,
                    Quantity = first.Quantity + item.Quantity,
                };
            }
            else
            {
                (lastOrder, lastDay) = (merged.Count, day);
                merged.Add(item);
            }
        }

        return [.. merged];
    }
}
