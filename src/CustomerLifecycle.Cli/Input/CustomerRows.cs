using CustomerLifecycle.Decisions;
using NodaTime;

namespace CustomerLifecycle.Cli.Input;

/// <summary>The rows of one customer, under one id or several, and what they make.</summary>
internal sealed class CustomerRows
{
    private readonly List<OrderLine> _lines = [];
    private readonly List<CustomerEvent> _others = [];

    public void Add(CustomerRow row, int block)
    {
        if (OrderLine.Is(row.Event))
        {
            _lines.Add(new OrderLine(row.Event, row.Customer, block));
        }
        else
        {
            _others.Add(row.Event);
        }

        _others.AddRange(row.Attributes);
    }

    /// <summary>Makes the history, and finds what was bought of which product in the versions of orders that count.</summary>
    public CustomerHistory Make(Shop shop, out IReadOnlyList<ProductPurchase> purchases)
    {
        (CustomerEvent Order, OrderLine[] Lines)[] versions = OrderLine.Versions(_lines, shop.Updates);
        CustomerHistory history = new(shop, _others.Concat(versions.Select(v => v.Order)));
        if (history.Events.Count < _others.Count + versions.Length)
        {
            // Of several versions the history has chosen one; the lines of the others are no purchases.
            HashSet<CustomerEvent> counted = [.. history.Events];
            versions = [.. versions.Where(v => counted.Remove(v.Order))];
        }

        purchases = Purchases(shop, _others.Concat(versions.SelectMany(v => v.Lines).Select(l => l.Event)));
        return history;
    }

    private static IReadOnlyList<ProductPurchase> Purchases(Shop shop, IEnumerable<CustomerEvent> rows)
    {
        // Lines of one order share its number, and a history would take them for versions of one event.
        Shop byLine = shop with { Orders = shop.Orders with { MatchReturnsToOrders = false, MergeSameDay = false } };
        CustomerEvent[] lines =
            [.. rows.Where(r => r.Kind == CustomerEventKind.Order && r.Reference is not null).Select(r => r with { Id = null })];
        return lines.Length == 0 ? [] : ProductPurchase.Of(new CustomerHistory(byLine, lines), LocalDate.MaxIsoValue);
    }
}
