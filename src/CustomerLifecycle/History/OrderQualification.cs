namespace CustomerLifecycle;

/// <summary>The part of an <see cref="OrderPolicy"/> that needs the customer's other events.</summary>
internal static class OrderQualification
{
    /// <summary>
    /// Matches returns to their orders and merges orders of one day, as the policy says; the result is in time order again.
    /// </summary>
    public static ReadOnlySpan<CustomerEvent> Apply(Shop shop, ReadOnlySpan<CustomerEvent> events)
    {
        CustomerEvent[] judged = events.ToArray();
        if (shop.Orders.MatchReturnsToOrders)
        {
            MatchReturns(judged);
        }

        return shop.Orders.MergeSameDay ? MergeDays(shop, judged) : judged;
    }

    /// <summary>
    /// An order whose returns reach its amount becomes a refunded one; what its returns gave back is counted once, with the order.
    /// </summary>
    private static void MatchReturns(Span<CustomerEvent> events)
    {
        for (int i = 0; i < events.Length; i++)
        {
            CustomerEvent order = events[i];
            bool isRefunded = order.Status == OrderStatus.Refunded
                || (order.Status == OrderStatus.Completed && ReturnedOf(order, events) >= order.Amount);
            if (order is not { Kind: CustomerEventKind.Order, Id: not null, Amount: > 0 } || !isRefunded)
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

    /// <summary>
    /// Orders of one day and status become one, at the instant of the last of them, so that a basket filled between them is not open.
    /// </summary>
    private static CustomerEvent[] MergeDays(Shop shop, CustomerEvent[] events)
    {
        Dictionary<(int Day, OrderStatus Status), int> lastOfDay = [];
        List<CustomerEvent?> merged = new(events.Length);
        foreach (CustomerEvent item in events)
        {
            CustomerEvent kept = item;
            if (item.Kind == CustomerEventKind.Order && shop.Orders.Counts(in item))
            {
                (int Day, OrderStatus Status) key = (LocalDay.Of(item.At, shop.Zone), item.Status);
                if (lastOfDay.TryGetValue(key, out int earlier))
                {
                    kept = Join(merged[earlier]!.Value, item);
                    merged[earlier] = null;
                }

                lastOfDay[key] = merged.Count;
            }

            merged.Add(kept);
        }

        return [.. merged.OfType<CustomerEvent>()];
    }

    private static CustomerEvent Join(
        in CustomerEvent earlier,
        in CustomerEvent later) => later.WithAmount(earlier.Amount + later.Amount) with
        {
            Id = earlier.Id,
            Cost = earlier.Cost + later.Cost,
            Quantity = (int)Math.Min((long)earlier.Quantity + later.Quantity, int.MaxValue),
            Selling = (SellingKind)Math.Max((int)earlier.Selling, (int)later.Selling),
        };
}
