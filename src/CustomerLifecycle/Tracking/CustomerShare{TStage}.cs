using System.Runtime.InteropServices;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// What was recorded under one id of a person. It is kept apart from what other ids of the person hold, so that a merge can be undone.
/// </summary>
internal sealed class CustomerShare<TStage>
    where TStage : notnull
{
    private List<CustomerShare<TStage>>? _merged;

    public CustomerShare(string customer) => Customer = customer;

    public CustomerShare(StageTrackerState<TStage> state)
        : this(state.Customer)
    {
        Events.EnsureCapacity(state.Events.Count + 1);
        Events.AddRange(state.Events);
        Settled.UnionWith(state.Settled);
        Overrides.AddRange(state.Overrides);
        foreach (StageTrackerState<TStage> other in state.Merged)
        {
            Add(new CustomerShare<TStage>(other));
        }
    }

    public string Customer { get; }

    /// <summary>The events in order of arrival, one version of each.</summary>
    public List<CustomerEvent> Events { get; } = [];

    /// <summary>Kinds and ids of the events that a person corrected or removed.</summary>
    public HashSet<(EventKind Kind, string Id)> Settled { get; } = [];

    public List<StageOverride<TStage>> Overrides { get; } = [];

    /// <summary>The shares of those who were merged into this one, each with theirs.</summary>
    public IReadOnlyList<CustomerShare<TStage>> Merged => _merged ?? [];

    /// <summary>This share and all that were merged into it, in the order of merging.</summary>
    public IEnumerable<CustomerShare<TStage>> All => Merged.SelectMany(m => m.All).Prepend(this);

    public void Add(CustomerShare<TStage> other) => (_merged ??= []).Add(other);

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
        Customer, Events, Settled, Overrides, advancedTo, told: [], retracted: [], dueAt: null,
        merged: Merged.Select(m => m.ToState(advancedTo)));
}
