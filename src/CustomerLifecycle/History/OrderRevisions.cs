using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>
/// Says of each event, in time order, whether it changes how it or an earlier one is judged. Only then has anything to be folded again;
/// every other event is judged as it is, and for good.
/// </summary>
/// <remarks>
/// Such an event is a return that completes or follows the refund of an order at hand, an order whose refund came before it, and, where
/// orders of one day are merged, a further order of a day.
/// </remarks>
internal sealed class OrderRevisions(Shop shop)
{
    private Dictionary<string, NamedOrder>? _named; // by id; null until a return names an order, as in most lives none ever does
    private int _lastOrderDay = int.MinValue;

    /// <summary>Takes in the next event.</summary>
    /// <param name="item">The event.</param>
    /// <param name="known">The events so far, in any order; it makes no difference whether the event is among them.</param>
    /// <param name="count">How many of them are known.</param>
    /// <returns>Whether the judgement changes.</returns>
    public bool Add(in CustomerEvent item, IReadOnlyList<CustomerEvent> known, int count) => item.Kind switch
    {
        CustomerEventKind.Order => Refunds(in item) | Merges(in item),
        CustomerEventKind.Return when shop.Orders.MatchReturnsToOrders && item.Reference is not null => IsRefunded(in item, known, count),
        _ => false,
    };

    /// <summary>The numbers of events with the last of which the judgement changes.</summary>
    public int[] AddAll(IReadOnlyList<CustomerEvent> events)
    {
        List<int> counts = [];
        for (int i = 0; i < events.Count && shop.Orders.NeedsHistory; i++)
        {
            CustomerEvent item = events[i];
            if (item.Kind is CustomerEventKind.Order or CustomerEventKind.Return && Add(in item, events, i))
            {
                counts.Add(i + 1);
            }
        }

        return [.. counts];
    }

    private bool Refunds(in CustomerEvent order)
    {
        if (_named is null || order.Id is null)
        {
            return false;
        }

        NamedOrder named = Named(order.Id);
        named.Add(in order);
        return named.IsRefunded;
    }

    private bool Merges(in CustomerEvent order)
    {
        if (!shop.Orders.MergeSameDay)
        {
            return false;
        }

        int day = LocalDay.Of(order.At, shop.Zone);
        bool isFurther = day <= _lastOrderDay;
        _lastOrderDay = Math.Max(_lastOrderDay, day);
        return isFurther;
    }

    private bool IsRefunded(in CustomerEvent item, IReadOnlyList<CustomerEvent> known, int count)
    {
        if (_named is null)
        {
            _named = new Dictionary<string, NamedOrder>(StringComparer.Ordinal);
            foreach (CustomerEvent order in known.Take(count).Where(e => e is { Kind: CustomerEventKind.Order, Id: not null }))
            {
                Named(order.Id!).Add(in order);
            }
        }

        NamedOrder named = Named(item.Reference!);
        named.GiveBack(item.Amount);
        return named.IsRefunded;
    }

    private NamedOrder Named(string id)
    {
        ref NamedOrder? named = ref CollectionsMarshal.GetValueRefOrAddDefault(_named!, id, out _);
        return named ??= new NamedOrder();
    }
}
