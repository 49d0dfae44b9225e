using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>The part of an <see cref="OrderPolicy"/> that needs the customer's other events.</summary>
internal static class OrderQualification
{
    /// <summary>
    /// Matches returns to their orders and merges orders of one day, as the policy says; the result is in time order again.
    /// </summary>
    public static CustomerEvent[] Apply(Shop shop, ReadOnlySpan<CustomerEvent> events)
    {
        CustomerEvent[] judged = Matched(shop, events);
        return shop.Orders.MergeSameDay ? MergeDays(shop, judged) : judged;
    }

    /// <summary>
    /// An order whose returns reach its amount becomes a refunded one; what its returns gave back is counted once, with the order.
    /// </summary>
    public static CustomerEvent[] Matched(Shop shop, ReadOnlySpan<CustomerEvent> events)
    {
        CustomerEvent[] judged = events.ToArray();
        if (shop.Orders.MatchReturnsToOrders)
        {
            foreach ((int place, List<int> returns) in RefundedOrders(judged))
            {
                judged[place] = judged[place] with { Status = OrderStatus.Refunded };
                CountOnce(judged[place].Amount, judged, returns);
            }
        }

        return judged;
    }

    /// <summary>
    /// The events as they go into the books: an order is sold on its day, even where its returns undo it later, and the return that
    /// completes its refund takes back its cost. What came back of an order that was recorded as refunded is counted with the order.
    /// </summary>
    public static CustomerEvent[] Booked(Shop shop, ReadOnlySpan<CustomerEvent> events)
    {
        CustomerEvent[] booked = events.ToArray();
        if (shop.Orders.MatchReturnsToOrders)
        {
            foreach ((int place, List<int> returns) in RefundedOrders(booked))
            {
                CustomerEvent order = booked[place];
                if (order.Status == OrderStatus.Refunded)
                {
                    CountOnce(order.Amount, booked, returns);
                    continue;
                }

                foreach (int i in returns)
                {
                    booked[i] = booked[i] with { Cost = i == returns[^1] ? order.Cost : 0 };
                }
            }
        }

        return booked;
    }

    private static void CountOnce(decimal open, Span<CustomerEvent> events, List<int> returns)
    {
        foreach (int i in returns)
        {
            decimal matched = Math.Min(open, events[i].Amount);
            events[i] = events[i].WithAmount(events[i].Amount - matched) with { Cost = 0 };
            open -= matched;
        }
    }

    /// <summary>The orders that are refunded and have returns that name them, with the places of these.</summary>
    private static List<(int Place, List<int> Returns)> RefundedOrders(ReadOnlySpan<CustomerEvent> events)
    {
        List<(int Place, List<int> Returns)> refunded = [];
        Dictionary<string, List<int>> returnsOf = new(StringComparer.Ordinal);
        for (int i = 0; i < events.Length; i++)
        {
            if (events[i] is { Kind: CustomerEventKind.Return, Reference: { } order })
            {
                ref List<int>? returns = ref CollectionsMarshal.GetValueRefOrAddDefault(returnsOf, order, out _);
                (returns ??= []).Add(i);
            }
        }

        for (int i = 0; i < events.Length && returnsOf.Count > 0; i++)
        {
            if (events[i] is { Kind: CustomerEventKind.Order, Id: { } id } && returnsOf.TryGetValue(id, out List<int>? returns))
            {
                NamedOrder order = new();
                order.Add(in events[i]);
                foreach (int place in returns)
                {
                    order.GiveBack(events[place].Amount);
                }

                if (order.IsRefunded)
                {
                    refunded.Add((i, returns));
                }
            }
        }

        return refunded;
    }

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
        in CustomerEvent later) => later.WithAmount(earlier.Amount + later.Amount, earlier.Cost + later.Cost) with
        {
            Id = earlier.Id,
            Products = later.Reference is null || earlier.Reference is null ? EventProducts.None : [.. earlier.Products, .. later.Products],
            Quantity = (int)Math.Min((long)earlier.Quantity + later.Quantity, int.MaxValue),
            Selling = (SellingKind)Math.Max((int)earlier.Selling, (int)later.Selling),
        };
}
