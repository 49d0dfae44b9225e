namespace CustomerLifecycle.Soak;

/// <summary>The oracle's idea of what was recorded under one id.</summary>
internal sealed class Person(string id)
{
    private readonly Dictionary<(EventKind Kind, string Id), CustomerEvent> _events = [];
    private readonly HashSet<(EventKind Kind, string Id)> _settled = [];

    public string Id { get; } = id;

    /// <summary>The id that stayed when this one was merged; null where it is by itself.</summary>
    public Person? Into { get; set; }

    /// <summary>The numbers of the operations that said which stage it is.</summary>
    public List<int> Overrides { get; } = [];

    /// <summary>Who holds what is recorded of this id.</summary>
    public Person Leader => Into?.Leader ?? this;

    /// <summary>Takes a version of an event, unless a person has decided about it: the newest counts.</summary>
    public void Take(in CustomerEvent item)
    {
        (EventKind, string) key = (item.EventKind, item.Id!);
        if (!_settled.Contains(key)
            && (!_events.TryGetValue(key, out CustomerEvent known) || Nullable.Compare(item.UpdatedAt, known.UpdatedAt) > 0))
        {
            _events[key] = item;
        }
    }

    /// <summary>What a person decided about an event under one of the ids of somebody.</summary>
    public static void Settle(IReadOnlyCollection<Person> everybody, in CustomerEvent item, bool isRemoved)
    {
        (EventKind, string) key = (item.EventKind, item.Id!);
        if (Counted(everybody).All(e => (e.EventKind, e.Id!) != key))
        {
            return;
        }

        foreach (Person person in everybody.Where(p => p._events.ContainsKey(key)))
        {
            person._settled.Add(key);
            if (isRemoved)
            {
                person._events.Remove(key);
            }
            else
            {
                person._events[key] = item;
            }
        }
    }

    /// <summary>The events that count of several ids: one version of each, and what a person decided before all others.</summary>
    public static IReadOnlyList<CustomerEvent> Counted(IReadOnlyCollection<Person> everybody)
    {
        HashSet<(EventKind, string)> settled = [.. everybody.SelectMany(p => p._settled)];
        return
        [
            .. everybody
                .SelectMany(p => p._events.Where(e => !settled.Contains(e.Key) || p._settled.Contains(e.Key)))
                .GroupBy(e => e.Key, e => e.Value)
                .Select(versions => versions.MaxBy(v => v.UpdatedAt?.ToUnixTimeTicks() ?? long.MinValue)),
        ];
    }
}
