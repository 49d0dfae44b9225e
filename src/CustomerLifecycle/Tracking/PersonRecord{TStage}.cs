namespace CustomerLifecycle;

/// <summary>All that was recorded of a person, under one id or several, and what of it counts.</summary>
/// <remarks>
/// Where several ids hold versions of one event, one version counts, as in a history. What somebody corrected or removed by hand under one
/// id is stronger than what any other holds. A person of one id costs nothing further: what counts is what was recorded.
/// </remarks>
internal sealed class PersonRecord<TStage>
    where TStage : notnull
{
    private const int Few = 16;

    private readonly EventUpdates _updates;
    private HashSet<(EventKind Kind, string Id)>? _known; // null where so few events are looked through as fast

    public PersonRecord(CustomerShare<TStage> own, EventUpdates updates)
    {
        Own = own;
        _updates = updates;
        Events = own.Events;
        Overrides = own.Overrides;
        Count();
    }

    public CustomerShare<TStage> Own { get; }

    /// <summary>The events that count, one version of each.</summary>
    public List<CustomerEvent> Events { get; private set; }

    /// <summary>What persons said, whatever the id.</summary>
    public IReadOnlyList<StageOverride<TStage>> Overrides { get; private set; }

    public void EnsureCapacity(int events)
    {
        Events.EnsureCapacity(events);
        if (events > Few)
        {
            (_known ??= Known()).EnsureCapacity(events);
        }
    }

    public PersonRecord<TStage> Clone() => new(Own.Clone(), _updates);

    /// <summary>The share of an id; null where the person does not go by it.</summary>
    public CustomerShare<TStage>? Find(string customer) => string.Equals(Own.Customer, customer, StringComparison.Ordinal)
        ? Own
        : Own.All.FirstOrDefault(s => string.Equals(s.Customer, customer, StringComparison.Ordinal));

    /// <summary>Whether an event of that kind and id came before, or was corrected or removed, under any id.</summary>
    public bool Knows(in CustomerEvent item) => item.Id is { } id
        && (_known?.Contains((item.EventKind, id)) ?? (Own.Merged.Count == 0 ? Knows(Own, in item) : KnowsAnywhere(item)));

    /// <summary>Takes an event in that nobody knows yet.</summary>
    public void Add(CustomerShare<TStage> share, in CustomerEvent item)
    {
        share.Events.Add(item);
        if (Events != share.Events)
        {
            Events.Add(item);
        }

        if (item.Id is not null)
        {
            _known?.Add((item.EventKind, item.Id));
        }

        if (_known is null && Events.Count > Few)
        {
            _known = Known();
        }
    }

    /// <summary>Whether a version of an event that is known says anything new.</summary>
    public bool IsNews(CustomerShare<TStage> share, in CustomerEvent item)
    {
        if (share.Settled.Contains((item.EventKind, item.Id!)))
        {
            return false;
        }

        int place = share.PlaceOf(item.EventKind, item.Id);
        return place < 0 || _updates.Replaces(in item, share.Events[place]);
    }

    /// <summary>Takes a version of an event that says something new; <see cref="Count"/> is to follow.</summary>
    public void Update(CustomerShare<TStage> share, CustomerEvent item)
    {
        if (share.PlaceOf(item.EventKind, item.Id) < 0)
        {
            share.Events.Add(item);
        }

        // Who asks for arrival asks for the newest that the shop knows, under whichever id the person holds the event.
        foreach (CustomerShare<TStage> holder in _updates == EventUpdates.ByArrival ? Own.All : [share])
        {
            int place = holder.PlaceOf(item.EventKind, item.Id);
            if (place >= 0 && !holder.Settled.Contains((item.EventKind, item.Id!)))
            {
                holder.Replace(place, in item);
            }
        }
    }

    /// <summary>
    /// Puts what a person says in the place of an event, under every id that holds it; null takes it out. <see cref="Count"/> is to follow.
    /// </summary>
    public void Settle(EventKind kind, string id, CustomerEvent? mended)
    {
        foreach (CustomerShare<TStage> share in Own.All)
        {
            int place = share.PlaceOf(kind, id);
            if (place < 0)
            {
                continue;
            }

            share.Settled.Add((kind, id));
            if (mended is { } item)
            {
                share.Replace(place, in item);
            }
            else
            {
                share.RemoveAt(place);
            }
        }
    }

    /// <summary>Works out what counts, after anything but an event that nobody knew.</summary>
    public void Count()
    {
        bool isAlone = Own.Merged.Count == 0;
        Events = isAlone ? Own.Events : Counted();
        Overrides = isAlone ? Own.Overrides : [.. Own.All.SelectMany(s => s.Overrides)];
        _known = Events.Count > Few ? Known() : null;
    }

    private static bool Knows(CustomerShare<TStage> share, in CustomerEvent item) =>
        share.PlaceOf(item.EventKind, item.Id) >= 0 || (share.Settled.Count > 0 && share.Settled.Contains((item.EventKind, item.Id!)));

    private bool KnowsAnywhere(CustomerEvent item) => Own.All.Any(share => Knows(share, in item));

    private HashSet<(EventKind Kind, string Id)> Known()
    {
        HashSet<(EventKind Kind, string Id)> known = [];
        foreach (CustomerShare<TStage> share in Own.All)
        {
            known.UnionWith(share.Settled);
            known.UnionWith(share.Events.Where(e => e.Id is not null).Select(e => (e.EventKind, e.Id!)));
        }

        return known;
    }

    private List<CustomerEvent> Counted()
    {
        HashSet<(EventKind Kind, string Id)> settled = [.. Own.All.SelectMany(s => s.Settled)];
        CustomerEvent[] all =
        [
            .. from share in Own.All
               from item in share.Events
               where item.Id is null || !settled.Contains((item.EventKind, item.Id)) || share.Settled.Contains((item.EventKind, item.Id))
               select item,
        ];
        return [.. all.AsSpan(0, _updates.OneOfEach(all))];
    }
}
