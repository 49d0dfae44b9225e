
namespace CustomerLifecycle.Metrics;

/// <summary>
/// The orders of a period that were sold, those refunded since included, and what came back in the period, each thing once.
/// </summary>
internal sealed class SoldOrders
{
    private readonly SoldOrder[] _orders;
    private readonly HashSet<object> _cameBack = [];

    /// <summary>Looks through the events of a customer.</summary>
    public SoldOrders(CustomerPeriod customer)
    {
        List<SoldOrder> all = [];
        Dictionary<string, SoldOrder?> byId = OrdersById(customer, all);
        _orders = [.. all.Where(o => o.Day >= customer.FromDay && o.Day < customer.ToDay)];
        foreach (SoldOrder order in _orders.Where(o => o.IsRefundedWithoutReturn))
        {
            _cameBack.Add(order);
        }

        GivenBack = _orders.Sum(o => o.RefundedBeyondReturns);
        foreach (CustomerEvent item in customer.Events(CustomerEventKind.Return))
        {
            // A return that names no order, or one from before the data, is a thing of its own; one of an order never sold is none.
            SoldOrder? order = null;
            if (item.Reference is null || !byId.TryGetValue(item.Reference, out order) || order is not null)
            {
                _cameBack.Add(order ?? item.Reference ?? new object());
                GivenBack += item.Amount;
            }
        }
    }

    public int Count => _orders.Length;

    /// <summary>How many of the orders were refunded or have a return, then or later.</summary>
    public int ReturnedCount => _orders.Count(o => o.IsReturned);

    /// <summary>Of how many orders, of the period or before, something came back in the period.</summary>
    public int CameBackCount => _cameBack.Count;

    public IEnumerable<decimal> Amounts => _orders.Select(o => o.Amount);

    /// <summary>The money given back in the period.</summary>
    public decimal GivenBack { get; }

    /// <summary>
    /// Gathers the orders that were sold, and says of every id which one it belongs to: to none if the order does not count.
    /// </summary>
    private static Dictionary<string, SoldOrder?> OrdersById(CustomerPeriod customer, List<SoldOrder> all)
    {
        Shop shop = customer.Scope.Shop;
        IReadOnlyList<CustomerEvent> events = customer.History.Events;
        ILookup<string, CustomerEvent> returns = events
            .Where(e => e is { Kind: CustomerEventKind.Return, Reference: not null })
            .ToLookup(e => e.Reference!, StringComparer.Ordinal);

        // Merged orders forget the ids that returns name, so they are merged here.
        CustomerEvent[] judged = customer.History.Matched();

        // A refunded order was sold, whether or not it still counts.
        OrderPolicy policy = shop.Orders with { CountRefunded = true };
        Dictionary<(int Day, OrderStatus Status), SoldOrder> ofDay = [];
        Dictionary<string, SoldOrder?> byId = new(StringComparer.Ordinal);
        foreach (CustomerEvent item in judged.Where(e => e.Kind == CustomerEventKind.Order))
        {
            SoldOrder? order = null;
            if (policy.Counts(in item))
            {
                (int Day, OrderStatus Status) key = (customer.DayOf(in item), item.Status);
                if (!policy.MergeSameDay || !ofDay.TryGetValue(key, out order))
                {
                    order = new SoldOrder(key.Day);
                    ofDay[key] = order;
                    all.Add(order);
                }

                order.Add(in item, item.Id is null ? [] : returns[item.Id]);
            }

            if (item.Id is not null)
            {
                byId[item.Id] = order;
            }
        }

        return byId;
    }
}
