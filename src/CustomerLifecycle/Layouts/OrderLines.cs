using NodaTime.Text;

namespace CustomerLifecycle.Layouts;

/// <summary>The records of one customer that are lines of one order or of one return.</summary>
internal static class OrderLines
{
    /// <summary>
    /// Rows of the same kind and id become one event: amounts, costs and quantities added, or taken from the row that tells of the
    /// whole; time of
    /// the earliest line. Returns of one order at different times stay apart, so that none of them is seen before it happened.
    /// </summary>
    public static IEnumerable<CustomerEvent> Merge(IReadOnlyList<CustomerRecord> records)
    {
        IEnumerable<CustomerEvent> single = records
            .Where(r => !IsLine(in r) && r.Part is not (RecordPart.Product or RecordPart.Once))
            .Select(r => r.Event);
        IEnumerable<CustomerEvent> first = records
            .Where(r => r.Part == RecordPart.Once)
            .GroupBy(r => r.Event.EventKind)
            .Select(g => g.MinBy(r => r.Event.At).Event);
        IEnumerable<CustomerEvent> joined = records
            .Where(r => IsLine(in r))
            .GroupBy(r => (r.Event.Kind, r.Event.Id, Returned: r.Event.Kind == CustomerEventKind.Return ? r.Event.At : default))
            .Select(lines => Join([.. lines], records));
        return single.Concat(first).Concat(joined);
    }

    /// <summary>What was bought of which product: the rows of orders that name one, each an order by itself, without its number.</summary>
    public static IEnumerable<CustomerEvent> Products(IReadOnlyList<CustomerRecord> records)
    {
        bool HasLines(CustomerEvent order) => records.Any(r => IsProductOf(order.Id, in r));
        return records
            .Where(r => r.Event.Kind == CustomerEventKind.Order && r.Event.Reference is not null)
            .Where(r => r.Part is RecordPart.Event or RecordPart.Product || (r.Part == RecordPart.Whole && !HasLines(r.Event)))
            .Select(r => r.Event with { Id = null });
    }

    private static bool IsProductOf(string? order, in CustomerRecord record) =>
        record.Part == RecordPart.Product && string.Equals(record.Event.Id, order, StringComparison.Ordinal);

    private static bool IsLine(in CustomerRecord record) =>
        record.Event.Id is not null
        && record.Event.Kind is CustomerEventKind.Order or CustomerEventKind.Return
        && record.Part is not (RecordPart.Product or RecordPart.Once);

    /// <summary>The products of an order: of the rows that tell of its products alone, where there are such, else of its lines.</summary>
    private static EventProducts ProductsOf(string? order, CustomerRecord[] lines, IReadOnlyList<CustomerRecord> records)
    {
        CustomerRecord[] told = [.. records.Where(r => IsProductOf(order, in r))];
        return
        [
            .. (told.Length > 0 ? told : lines).OrderBy(l => l.Event.At)
                .Select(l => l.Event.Reference)
                .OfType<string>()
                .Where(product => !string.IsNullOrWhiteSpace(product)),
        ];
    }

    private static CustomerEvent Join(CustomerRecord[] lines, IReadOnlyList<CustomerRecord> records)
    {
        CustomerEvent first = lines.MinBy(l => l.Event.At).Event;
        bool isOrder = first.Kind == CustomerEventKind.Order;
        int whole = Array.FindIndex(lines, l => l.Part == RecordPart.Whole);
        CustomerEvent[] paid = whole >= 0 ? [lines[whole].Event]
            : lines.All(l => l.Part == RecordPart.Further) ? [.. records.Where(r => IsProductOf(first.Id, in r)).Select(r => r.Event)]
            : [.. lines.Select(l => l.Event)];
        first = whole >= 0 ? lines[whole].Event : first;
        EventProducts products = isOrder ? ProductsOf(first.Id, lines, records) : EventProducts.None;
        return (CustomerEventParts.Of(in first) with
        {
            Reference = !isOrder ? first.Reference : products.Count > 0 ? products[0] : null,
            Products = products.Count > 1 ? products : EventProducts.None,
            Amount = paid.Sum(l => l.Amount),
            Id = isOrder ? first.Id : $"{first.Id}@{InstantPattern.ExtendedIso.Format(first.At)}",
            Currency = lines.Select(l => l.Event.Currency).FirstOrDefault(c => c is not null),
            Cost = paid.Sum(l => l.Cost),
            Quantity = (int)Math.Min(lines.Sum(l => (long)l.Event.Quantity), int.MaxValue),
        }).ToEvent();
    }
}
