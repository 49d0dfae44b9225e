using NodaTime;

namespace CustomerLifecycle.Layouts;

/// <summary>The records of one customer that are lines of orders or of returns, and those that are not.</summary>
internal static class OrderLines
{
    /// <summary>The events that the records make; of several versions of an order or a return the one that counts.</summary>
    /// <param name="records">All records of a customer, in the order in which they came.</param>
    /// <param name="updates">Which version counts.</param>
    public static IEnumerable<CustomerEvent> Merge(IReadOnlyList<CustomerRecord> records, EventUpdates updates)
    {
        if (IsPlain(records))
        {
            return records.Select(r => r.Event.Kind == CustomerEventKind.Return && r.Event.Id is not null
                ? OrderVersion.Named(r.Event)
                : r.Event);
        }

        IEnumerable<CustomerEvent> single = records
            .Where(r => r.Part is not (RecordPart.Product or RecordPart.Once) && !IsLine(in r))
            .Select(r => r.Event);
        IEnumerable<CustomerEvent> first = records
            .Where(r => r.Part == RecordPart.Once)
            .GroupBy(r => r.Event.EventKind)
            .Select(g => g.MinBy(r => r.Event.At).Event);
        return [.. single, .. first, .. Versions(records, updates).SelectMany(v => v.Refunds.Prepend(v.Event))];
    }

    /// <summary>What was bought of which product: the rows of orders that name one, each an order by itself, without its number.</summary>
    /// <param name="records">All records of a customer, in the order in which they came.</param>
    /// <param name="updates">Which version of an order counts.</param>
    public static IEnumerable<CustomerEvent> Products(IReadOnlyList<CustomerRecord> records, EventUpdates updates)
    {
        CustomerRecord[] single =
            [.. records.Where(r => !IsLine(in r) && r is { Event: { Kind: CustomerEventKind.Order, Reference: not null } })];

        // Where rows tell of products beside the order, the order names them once more.
        RecordPart told = single.Any(r => r.Part == RecordPart.Product) ? RecordPart.Product : RecordPart.Event;
        return
        [
            .. single.Where(r => r.Part == told || (r.Part == RecordPart.Whole && told != RecordPart.Product)).Select(r => r.Event),
            .. Versions(records, updates).SelectMany(v => v.Products),
        ];
    }

    /// <summary>
    /// Records of one kind and number make a version where they have the same time stamp or, where arrival decides, stand in adjacent rows.
    /// A refund belongs to the version of its order; a return by itself is known by its time too.
    /// </summary>
    private static Dictionary<(EventKind Kind, string Id), OrderVersion>.ValueCollection Versions(
        IEnumerable<CustomerRecord> records, EventUpdates updates)
    {
        Dictionary<(EventKind Kind, string Id), OrderVersion> counted = [];
        foreach (IGrouping<LineKey, CustomerRecord> group in records.Where(r => IsLine(in r)).GroupBy(r => LineKey.Of(in r, updates)))
        {
            OrderVersion version = new([.. group]);
            (EventKind, string) key = (version.Event.EventKind, version.Event.Id!);
            if (!counted.TryGetValue(key, out OrderVersion? before) || updates.Replaces(version.Event, before.Event))
            {
                counted[key] = version;
            }
        }

        return counted.Values;
    }

    /// <summary>Whether every record is an event by itself, as in most files: then nothing is to be put together.</summary>
    private static bool IsPlain(IReadOnlyList<CustomerRecord> records)
    {
        HashSet<(CustomerEventKind Kind, string Id)>? seen = null;
        for (int i = 0; i < records.Count; i++)
        {
            CustomerRecord record = records[i];
            if (record.Part != RecordPart.Event
                || (IsLine(in record) && !(seen ??= new(records.Count)).Add((record.Event.Kind, record.Event.Id!))))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLine(in CustomerRecord record) =>
        record.Event.Id is not null
        && record.Event.Kind is CustomerEventKind.Order or CustomerEventKind.Return
        && record.Part != RecordPart.Once;

    /// <summary>What the records of one version of an order or return have in common.</summary>
    private readonly record struct LineKey(
        string Customer, CustomerEventKind Kind, string Id, Instant Returned, Instant? Updated, int Run)
    {
        public static LineKey Of(in CustomerRecord record, EventUpdates updates) => new(
            record.Customer,
            record.Part == RecordPart.Refund ? CustomerEventKind.Order : record.Event.Kind,
            record.Event.Id!,
            record.Event.Kind == CustomerEventKind.Return && record.Part != RecordPart.Refund ? record.Event.At : default,
            updates == EventUpdates.ByTimeStamp ? record.Event.UpdatedAt : null,
            updates == EventUpdates.ByArrival ? record.Run : 0);
    }
}
