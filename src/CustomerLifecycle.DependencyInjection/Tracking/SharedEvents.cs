using System.Collections.Concurrent;

namespace CustomerLifecycle;

/// <summary>
/// Lets the stores in memory of several models hold the events of a customer once. Where one model has come to know others than another,
/// each holds its own.
/// </summary>
internal sealed class SharedEvents
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<CustomerEvent>> _latest = new(StringComparer.Ordinal);
    private int _stores;

    /// <summary>A store that takes part. As long as there is one, nothing is compared or held.</summary>
    public SharedEvents WithStore()
    {
        Interlocked.Increment(ref _stores);
        return this;
    }

    /// <summary>The same state, over the events that another store holds where they are the same.</summary>
    public StageTrackerState<TStage> Share<TStage>(StageTrackerState<TStage> state)
        where TStage : notnull
    {
        if (Volatile.Read(ref _stores) < 2 || state.Events.Count == 0)
        {
            return state;
        }

        if (_latest.TryGetValue(state.Customer, out IReadOnlyList<CustomerEvent>? held)
            && held.Equals(state.Events))
        {
            return state.Over(held);
        }

        _latest[state.Customer] = state.Events;
        return state;
    }

    public void Forget(string customer) => _latest.TryRemove(customer, out _);
}
