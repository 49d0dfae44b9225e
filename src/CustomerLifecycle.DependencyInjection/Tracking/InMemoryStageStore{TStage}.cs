using NodaTime;

namespace CustomerLifecycle;

/// <summary>Keeps customers in memory, for as long as the process lives.</summary>
internal sealed class InMemoryStageStore<TStage> : IStageStore<TStage>
    where TStage : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TrackedCustomer<TStage>> _customers = new(StringComparer.Ordinal);
    private readonly SortedSet<(Instant At, string Customer)> _due =
        new(Comparer<(Instant At, string Customer)>.Create(static (one, other) =>
            one.At != other.At ? one.At.CompareTo(other.At) : string.CompareOrdinal(one.Customer, other.Customer)));

    private readonly HashSet<string> _undelivered = new(StringComparer.Ordinal);

    public ValueTask<TrackedCustomer<TStage>?> FindAsync(string customer, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return ValueTask.FromResult(_customers.GetValueOrDefault(customer));
        }
    }

    public ValueTask<bool> SaveAsync(TrackedCustomer<TStage> customer, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            string id = customer.State.Customer;
            if ((_customers.GetValueOrDefault(id)?.Version ?? 0) != customer.Version)
            {
                return ValueTask.FromResult(false);
            }

            Forget(id);
            _customers[id] = new TrackedCustomer<TStage>(customer.State, customer.Undelivered, customer.Version + 1);
            if (customer.State.DueAt is { } due)
            {
                _due.Add((due, id));
            }

            if (customer.Undelivered.Count > 0)
            {
                _undelivered.Add(id);
            }

            return ValueTask.FromResult(true);
        }
    }

    public ValueTask<bool> EraseAsync(string customer, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Forget(customer);
            return ValueTask.FromResult(_customers.Remove(customer));
        }
    }

    public IAsyncEnumerable<string> DueAsync(Instant until, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _due.TakeWhile(d => d.At <= until).Select(d => d.Customer).ToArray().ToAsyncEnumerable();
        }
    }

    public IAsyncEnumerable<string> UndeliveredAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _undelivered.Order(StringComparer.Ordinal).ToArray().ToAsyncEnumerable();
        }
    }

    private void Forget(string customer)
    {
        if (_customers.TryGetValue(customer, out TrackedCustomer<TStage>? before) && before.State.DueAt is { } due)
        {
            _due.Remove((due, customer));
        }

        _undelivered.Remove(customer);
    }
}
