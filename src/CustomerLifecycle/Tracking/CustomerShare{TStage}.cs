using System.Runtime.InteropServices;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// What was recorded under one id of a person. It is kept apart from what other ids of the person hold, so that a merge can be undone.
/// </summary>
internal sealed class CustomerShare<TStage>
    where TStage : notnull
{
    private const int FewFurther = 16;

    private List<CustomerShare<TStage>>? _merged;
    private KeptEvents? _kept; // of the first events; null where they were changed since

    public CustomerShare(string customer) => Customer = customer;

    public CustomerShare(StageTrackerState<TStage> state)
        : this(state.Customer)
    {
        Events.EnsureCapacity(state.Events.Count + 1);
        _kept = KeptEvents.Of(state.Events);
        _kept.AddTo(Events);
        Settled.UnionWith(state.Settled);
        Overrides.AddRange(state.Overrides);
        foreach (StageTrackerState<TStage> other in state.Merged)
        {
            Add(new CustomerShare<TStage>(other));
        }
    }

    public string Customer { get; }

    /// <summary>The events in order of arrival, one version of each. They are changed through this share alone.</summary>
    public List<CustomerEvent> Events { get; } = [];

    /// <summary>Kinds and ids of the events that a person corrected or removed.</summary>
    public HashSet<(EventKind Kind, string Id)> Settled { get; } = [];

    public List<StageOverride<TStage>> Overrides { get; } = [];

    /// <summary>The shares of those who were merged into this one, each with theirs.</summary>
    public IReadOnlyList<CustomerShare<TStage>> Merged => _merged ?? [];

    /// <summary>This share and all that were merged into it, in the order of merging.</summary>
    public IEnumerable<CustomerShare<TStage>> All => Merged.SelectMany(m => m.All).Prepend(this);

    public void Add(CustomerShare<TStage> other) => (_merged ??= []).Add(other);

    public void Replace(int place, in CustomerEvent item) => (Events[place], _kept) = (item, null);

    public void RemoveAt(int place)
    {
        Events.RemoveAt(place);
        _kept = null;
    }

    /// <summary>The events as a state keeps them; those that were kept before are packed already.</summary>
    public KeptEvents Kept()
    {
        if (_kept is null || Events.Count - _kept.Count > FewFurther)
        {
            return _kept = KeptEvents.Of(Events);
        }

        while (_kept.Count < Events.Count)
        {
            _kept = _kept.With(CollectionsMarshal.AsSpan(Events)[_kept.Count]);
        }

        return _kept;
    }

    /// <summary>Takes a share out, wherever it is below this one.</summary>
    public bool Remove(string customer) =>
        _merged is not null
            && (_merged.RemoveAll(m => string.Equals(m.Customer, customer, StringComparison.Ordinal)) > 0
                || _merged.Any(m => m.Remove(customer)));

    public int PlaceOf(EventKind kind, string? id) =>
        id is null ? -1 : PlaceOf(CollectionsMarshal.AsSpan(Events), kind, id);

    // Events are large, so none is copied to be looked at.
    private static int PlaceOf(ReadOnlySpan<CustomerEvent> events, EventKind kind, string id)
    {
        for (int i = 0; i < events.Length; i++)
        {
            if (string.Equals(events[i].Id, id, StringComparison.Ordinal) && events[i].EventKind == kind)
            {
                return i;
            }
        }

        return -1;
    }

    public CustomerShare<TStage> Clone()
    {
        CustomerShare<TStage> clone = new(Customer);
        clone.Events.AddRange(Events);
        clone.Settled.UnionWith(Settled);
        clone.Overrides.AddRange(Overrides);
        foreach (CustomerShare<TStage> other in Merged)
        {
            clone.Add(other.Clone());
        }

        return clone;
    }

    /// <summary>The state of a tracker that knows what this share holds, and has told nothing of it.</summary>
    public StageTrackerState<TStage> ToState(Instant advancedTo) => new(
        Customer, Kept(), Settled, Overrides, advancedTo, told: [], retracted: [], dueAt: null,
        merged: Merged.Select(m => m.ToState(advancedTo)));
}
