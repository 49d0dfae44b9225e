using CustomerLifecycle.Decisions;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Input;

/// <summary>The rows of one customer that are lines of one order or of one return.</summary>
internal static class OrderLines
{
    /// <summary>
    /// Rows of the same kind and id become one event: amounts, costs and quantities added, time of the earliest line. Returns of one order
    /// at different times stay apart, so that none of them is seen before it happened.
    /// </summary>
    public static IEnumerable<CustomerEvent> Merge(IReadOnlyList<CustomerEvent> rows)
    {
        IEnumerable<CustomerEvent> single = rows.Where(r => !IsLine(r));
        IEnumerable<CustomerEvent> joined = rows
            .Where(IsLine)
            .GroupBy(r => (r.Kind, r.Id, Returned: r.Kind == CustomerEventKind.Return ? r.At : default))
            .Select(lines => Join([.. lines]));
        return single.Concat(joined);
    }

    /// <summary>What was bought of which product: the rows of orders that name one, each by itself.</summary>
    public static IReadOnlyList<ProductPurchase> Purchases(Shop shop, IReadOnlyList<CustomerEvent> rows)
    {
        // Lines of one order share its number, and a history would take them for duplicates.
        Shop byLine = shop with { Orders = OrderPolicy.EachByItself };
        CustomerEvent[] lines =
            [.. rows.Where(r => r.Kind == CustomerEventKind.Order && r.Reference is not null).Select(r => r with { Id = null })];
        return lines.Length == 0 ? [] : ProductPurchase.Of(new CustomerHistory(byLine, lines), LocalDate.MaxIsoValue);
    }

    private static bool IsLine(CustomerEvent row) => row.Id is not null && row.Kind is CustomerEventKind.Order or CustomerEventKind.Return;

    private static CustomerEvent Join(CustomerEvent[] lines)
    {
        CustomerEvent first = lines.MinBy(l => l.At);
        bool isOrder = first.Kind == CustomerEventKind.Order;
        EventProducts products = isOrder
            ? [.. lines.OrderBy(l => l.At).Select(l => l.Reference).OfType<string>().Where(p => !string.IsNullOrWhiteSpace(p))]
            : EventProducts.None;
        return (CustomerEventParts.Of(in first) with
        {
            Reference = !isOrder ? first.Reference : products.Count > 0 ? products[0] : null,
            Products = products.Count > 1 ? products : EventProducts.None,
            Amount = lines.Sum(l => l.Amount),
            Id = isOrder ? first.Id : $"{first.Id}@{InstantPattern.ExtendedIso.Format(first.At)}",
            Currency = lines.Select(l => l.Currency).FirstOrDefault(c => c is not null),
            Cost = lines.Sum(l => l.Cost),
            Quantity = (int)Math.Min(lines.Sum(l => (long)l.Quantity), int.MaxValue),
        }).ToEvent();
    }
}
