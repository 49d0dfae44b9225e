using System.Runtime.CompilerServices;

namespace CustomerLifecycle.Layouts;

/// <summary>Records of many customers, packed: an event each, tagged with what it is a part of.</summary>
/// <threadsafety>One writer, or any number of readers.</threadsafety>
internal sealed class PackedRecords
{
    private const byte PartMask = 0b111;
    private const byte BeginsRun = 0b1000;

    // The most that a field of a file can say; no order has so many lines of it that their sum is more than an event may be worth.
    private const decimal Harmless = BoundAmount.Largest;

    private readonly PackedEvents _events = new();

    // The record before, as far as it decides whether the next one begins a run.
    private (int Customer, byte Kind, long Id, string? OwnKind) _before = (-1, 0, 0, null);

    private bool _mayBeRefused; // a history of these may be refused: several currencies, or sums that are too large

    public PackedTexts Texts => _events.Texts;

    public int Count => _events.Count;

    /// <summary>Whether a record may name a product; where none does, nothing has to be put together to find out which.</summary>
    public bool MayNameProducts { get; private set; }

    /// <summary>The first currency that a record names.</summary>
    public string? Currency { get; private set; }

    /// <summary>The time of the oldest event, in ticks since 1970.</summary>
    public long Oldest { get; private set; } = long.MaxValue;

    /// <summary>The time of the newest event, in ticks since 1970.</summary>
    public long Newest { get; private set; } = long.MinValue;

    /// <summary>Adds a record.</summary>
    public void Add(int customer, in CustomerRecord record)
    {
        CustomerEvent item = record.Event;
        Note(item.Currency);
        _mayBeRefused |= item.Amount > Harmless || item.Cost > Harmless;
        PackedEvent packed = Texts.Pack(in item, (byte)record.Part);
        Add(customer, in packed, item.EventKind.IsOwn ? item.EventKind.Key : null, IsBeside(in record));
    }

    /// <summary>A record that is not kept stood here: what comes behind it does not follow what came before.</summary>
    public void PassOver(in CustomerRecord record)
    {
        if (!IsBeside(in record))
        {
            PassOver();
        }
    }

    /// <summary>The same of an event by itself.</summary>
    public void PassOver() => _before = (-1, 0, 0, null);

    /// <summary>Adds an event by itself.</summary>
    public void Add(int customer, in PackedEvent item) => Add(customer, in item, ownKind: null, isBeside: false);

    /// <summary>Takes over all that others hold, as if they had come after those that are here.</summary>
    public void Append(PackedRecords later, int[] customers)
    {
        Oldest = Math.Min(Oldest, later.Oldest);
        Newest = Math.Max(Newest, later.Newest);
        Note(later.Currency);
        _mayBeRefused |= later._mayBeRefused;
        MayNameProducts |= later.MayNameProducts;
        _events.Append(later._events, customers);
        PassOver();
    }

    /// <summary>Refuses at once what a history would refuse when it is asked for.</summary>
    /// <exception cref="ArgumentException">Records of one customer name more than one currency, or are worth too much.</exception>
    public void RequireHistories(Shop shop, int customers, IReadOnlyList<string> named, PackedPlaces places)
    {
        bool mayBeRefused = _mayBeRefused
            || (shop.Currency is not null && Currency is not null && !string.Equals(shop.Currency, Currency, StringComparison.Ordinal));
        for (int customer = 0; mayBeRefused && customer < customers; customer++)
        {
            _ = HistoryOf(places.Of(customer), named, shop);
        }
    }

    public PackedPlaces PlacesOf(int customers, int[]? numbers) => _events.PlacesOf(customers, numbers);

    /// <summary>The records of a customer, in the order in which they came.</summary>
    /// <param name="places">Where they stand.</param>
    /// <param name="named">The ids under which records were added.</param>
    public CustomerRecord[] Of(ReadOnlySpan<int> places, IReadOnlyList<string> named)
    {
        CustomerRecord[] records = new CustomerRecord[places.Length];
        int run = 0;
        for (int i = 0; i < places.Length; i++)
        {
            ref readonly PackedEvent packed = ref _events.At(places[i]);
            run += (packed.Tag & BeginsRun) != 0 ? 1 : 0;
            records[i] = new CustomerRecord(
                named[_events.CustomerAt(places[i])], EventAt(places[i]), (RecordPart)(packed.Tag & PartMask))
            { Run = run };
        }

        return records;
    }

    /// <summary>The history of a customer.</summary>
    public CustomerHistory HistoryOf(ReadOnlySpan<int> places, IReadOnlyList<string> named, Shop shop)
    {
        if (places.Length > PackedLife.Most || !ArePlain(places, Copied(places, stackalloc PackedEvent[PackedLife.Most])))
        {
            return new CustomerHistory(shop, OrderLines.Merge(Of(places, named), shop.Updates));
        }

        CustomerEvent[] events = new CustomerEvent[places.Length];
        for (int i = 0; i < places.Length; i++)
        {
            CustomerEvent item = EventAt(places[i]);
            events[i] = item.Kind == CustomerEventKind.Return && item.Id is not null ? OrderVersion.Named(item) : item;
        }

        return CustomerHistory.OfDifferent(shop, events);
    }

    /// <summary>Asks for the memory of records.</summary>
    public void Prefetch(ReadOnlySpan<int> places)
    {
        foreach (int place in places[..Math.Min(places.Length, PackedLife.Most)])
        {
            CustomerKeys.PrefetchAt(ref Unsafe.AsRef(in _events.At(place)));
        }
    }

    /// <summary>Loads the events before an instant, where there are few and none of them changes how another is judged.</summary>
    /// <returns>Whether it was done; otherwise a history is needed.</returns>
    public bool TryLoad(ReadOnlySpan<int> places, Shop shop, long end, PackedLife into)
    {
        into.Clear();
        if (places.Length > PackedLife.Most || shop.Orders.MergeSameDay)
        {
            return false;
        }

        ReadOnlySpan<PackedEvent> items = Copied(places, stackalloc PackedEvent[PackedLife.Most]);
        if (!ArePlain(places, items))
        {
            return false;
        }

        // Ids decide between events at the same instant, and of returns whether they give an order back.
        Span<long> ticks = stackalloc long[PackedLife.Most];
        for (int i = 0; i < items.Length; i++)
        {
            ref readonly PackedEvent item = ref items[i];
            bool mayJudge = item.Kind == (byte)CustomerEventKind.Return
                && shop.Orders.MatchReturnsToOrders
                && MayNameAnOrder(items, in item);
            if (mayJudge || ticks[..i].Contains(item.Ticks))
            {
                return false;
            }

            ticks[i] = item.Ticks;
            if (item.Ticks < end)
            {
                into.TakeOn(in item, _events.TextsAt(places[i]));
            }
        }

        return true;
    }

    private Span<PackedEvent> Copied(ReadOnlySpan<int> places, Span<PackedEvent> into)
    {
        _events.CopyTo(places, into);
        return into[..places.Length];
    }

    /// <summary>Whether a return may name an order of the customer; a number that no other event has for an id names none.</summary>
    private static bool MayNameAnOrder(ReadOnlySpan<PackedEvent> items, in PackedEvent returned)
    {
        if (returned is { Further: 0, Purchase: 0 })
        {
            return false; // it names nothing
        }

        foreach (ref readonly PackedEvent other in items)
        {
            if (returned.Id <= 0 || other.Id < 0 || other.Further < 0 || (other.Id == returned.Id && other.Kind != returned.Kind))
            {
                return true;
            }
        }

        return (returned.Purchase & PackedEvent.RefersToItsId) == 0;
    }

    private CustomerEvent EventAt(int place) => _events.TextsAt(place).Unpack(in _events.At(place));

    private static bool IsBeside(in CustomerRecord record) =>
        record.Part is RecordPart.Product or RecordPart.Refund or RecordPart.Once
            || (record.Event.Kind == CustomerEventKind.AttributeSet && record.Event.Id is null);

    private void Note(string? currency)
    {
        _mayBeRefused |= Currency is not null && currency is not null && !string.Equals(currency, Currency, StringComparison.Ordinal);
        Currency ??= currency;
    }

    /// <summary>Rows of one event that follow one another are one run. What a row says besides its event does not part it.</summary>
    private void Add(int customer, in PackedEvent item, string? ownKind, bool isBeside)
    {
        Oldest = Math.Min(Oldest, item.Ticks);
        Newest = Math.Max(Newest, item.Ticks);
        MayNameProducts |= item.Kind != (byte)CustomerEventKind.Return
            && (item.Further != 0 || (item.Purchase & PackedEvent.RefersToItsId) != 0);
        (int, byte, long, string?) now = (customer, item.Kind, item.Id, ownKind);
        bool begins = !isBeside && _before != now;
        _before = begins ? now : _before;
        _events.Add(customer, begins ? item with { Tag = (byte)(item.Tag | BeginsRun) } : item);
    }

    /// <summary>Whether each of few records is an event by itself, with an id of its own or none, as in most lives.</summary>
    private bool ArePlain(ReadOnlySpan<int> places, ReadOnlySpan<PackedEvent> items)
    {
        Span<long> ids = stackalloc long[PackedLife.Most];
        for (int i = 0; i < items.Length; i++)
        {
            ref readonly PackedEvent item = ref items[i];
            bool isPart = (item.Tag & PartMask) != (byte)RecordPart.Event;
            if (isPart || (item.Id != 0 && IsAmong(places[..i], items[..i], ids[..i], places[i], in item)))
            {
                return false;
            }

            ids[i] = item.Id;
        }

        return true;
    }

    /// <summary>Whether an event of the same kind and id came before. A number is its own id; a text may stand at several places.</summary>
    private bool IsAmong(
        ReadOnlySpan<int> places, ReadOnlySpan<PackedEvent> earlier, ReadOnlySpan<long> ids, int place, in PackedEvent item)
    {
        if (item.Id > 0)
        {
            int found = ids.IndexOf(item.Id);
            return found >= 0 && (earlier[found].Kind == item.Kind || HasOther(earlier[(found + 1)..], in item));
        }

        string? id = _events.TextsAt(place).IdOf(item.Id);
        for (int i = 0; i < ids.Length; i++)
        {
            if (ids[i] < 0
                && earlier[i].Kind == item.Kind
                && string.Equals(_events.TextsAt(places[i]).IdOf(ids[i]), id, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasOther(ReadOnlySpan<PackedEvent> items, in PackedEvent item)
    {
        foreach (ref readonly PackedEvent other in items)
        {
            if (other.Id == item.Id && other.Kind == item.Kind)
            {
                return true;
            }
        }

        return false;
    }
}
