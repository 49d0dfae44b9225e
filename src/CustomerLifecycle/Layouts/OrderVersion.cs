using NodaTime.Text;

namespace CustomerLifecycle.Layouts;

/// <summary>One version of an order or of a return: the records that tell of it, and the event that they make.</summary>
internal sealed class OrderVersion
{
    private readonly CustomerRecord[] _lines;
    private readonly CustomerRecord[] _products;
    private readonly CustomerRecord[] _refunds;

    /// <summary>Initializes a new instance of the <see cref="OrderVersion"/> class.</summary>
    /// <param name="records">The records, one line at least, in the order in which they came.</param>
    public OrderVersion(IReadOnlyCollection<CustomerRecord> records)
    {
        _lines = [.. records.Where(r => r.Part is not (RecordPart.Product or RecordPart.Refund))];
        _products = [.. records.Where(r => r.Part == RecordPart.Product)];
        _refunds = [.. records.Where(r => r.Part == RecordPart.Refund)];
        Event = Join();
    }

    /// <summary>
    /// Amounts, costs and quantities of all lines added, or taken from the row that tells of the whole; time of the earliest line.
    /// </summary>
    public CustomerEvent Event { get; }

    /// <summary>What its rows say was given back, a return for each time. Rows of a whole order tell of one refund.</summary>
    public IEnumerable<CustomerEvent> Refunds => _refunds
        .GroupBy(r => r.Event.At)
        .Select(g => Named((CustomerEventParts.Of(g.First().Event) with { Amount = RefundOf(g) }).ToEvent()));

    /// <summary>The rows that say what was bought of which product, each an order by itself, without its number.</summary>
    public IEnumerable<CustomerEvent> Products => (_products.Length > 0 ? _products : _lines)
        .Where(r => r.Event is { Kind: CustomerEventKind.Order, Reference: not null } && r.Part != RecordPart.Further)
        .Select(r => r.Event with { Id = null });

    /// <summary>Returns of one order at different times stay apart, so that none of them is seen before it happened.</summary>
    public static CustomerEvent Named(in CustomerEvent returned) =>
        returned with { Id = $"{returned.Id}@{InstantPattern.ExtendedIso.Format(returned.At)}" };

    private decimal RefundOf(IEnumerable<CustomerRecord> sameTime) => _lines.Any(l => l.Part == RecordPart.Whole)
        ? sameTime.First().Event.Amount
        : sameTime.Sum(r => r.Event.Amount);

    private CustomerEvent Join()
    {
        CustomerEvent first = _lines.MinBy(l => l.Event.At).Event;
        int whole = Array.FindIndex(_lines, l => l.Part == RecordPart.Whole);
        CustomerRecord[] paid = whole >= 0 ? [_lines[whole]] : _lines.All(l => l.Part == RecordPart.Further) ? _products : _lines;
        first = whole >= 0 ? _lines[whole].Event : first;
        CustomerEvent joined = (CustomerEventParts.Of(in first) with
        {
            Amount = paid.Sum(l => l.Event.Amount),
            Currency = _lines.Select(l => l.Event.Currency).FirstOrDefault(c => c is not null),
            Cost = paid.Sum(l => l.Event.Cost),
            Quantity = (int)Math.Min(_lines.Sum(l => (long)l.Event.Quantity), int.MaxValue),
        }).ToEvent();
        if (first.Kind != CustomerEventKind.Order)
        {
            return Named(in joined);
        }

        EventProducts products =
        [
            .. (_products.Length > 0 ? _products : _lines).OrderBy(l => l.Event.At)
                .Select(l => l.Event.Reference)
                .OfType<string>()
                .Where(product => !string.IsNullOrWhiteSpace(product)),
        ];
        return (CustomerEventParts.Of(in joined) with
        {
            Reference = products.Count > 0 ? products[0] : null,
            Products = products.Count > 1 ? products : EventProducts.None,
        }).ToEvent();
    }
}
