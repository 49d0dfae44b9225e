using NodaTime;

namespace CustomerLifecycle;

/// <summary>Keeps customers in memory, for as long as the process lives.</summary>
/// <param name="events">Where the stores of several models share the events of a customer.</param>
internal sealed class InMemoryStageStore<TStage>(SharedEvents events) : IStageStore<TStage>
    where TStage : notnull
{
    // So many that recorders on a few cores seldom wait for each other.
    private const int Number = 1 << 6;

    private readonly InMemoryStageShard<TStage>[] _shards =
        [.. Enumerable.Range(0, Number).Select(_ => new InMemoryStageShard<TStage>())];

    public ValueTask<TrackedCustomer<TStage>?> FindAsync(string customer, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ShardOf(customer).Find(customer));

    public ValueTask<bool> SaveAsync(TrackedCustomer<TStage> customer, CancellationToken cancellationToken)
    {
        string id = customer.State.Customer;
        bool isSaved = ShardOf(id).Save(
            new TrackedCustomer<TStage>(events.Share(customer.State), customer.Undelivered, customer.Version + 1));
        if (!isSaved)
        {
            events.Forget(id); // Whoever was erased meanwhile is held nowhere.
        }

        return ValueTask.FromResult(isSaved);
    }

    public ValueTask<bool> EraseAsync(string customer, CancellationToken cancellationToken)
    {
        events.Forget(customer);
        return ValueTask.FromResult(ShardOf(customer).Erase(customer));
    }

    public IAsyncEnumerable<string> DueAsync(Instant until, CancellationToken cancellationToken) => _shards
        .SelectMany(shard => shard.Due(until))
        .OrderBy(due => due.At)
        .ThenBy(due => due.Customer, StringComparer.Ordinal)
        .Select(due => due.Customer)
        .ToArray()
        .ToAsyncEnumerable();

    public IAsyncEnumerable<string> UndeliveredAsync(CancellationToken cancellationToken) => _shards
        .SelectMany(shard => shard.Undelivered())
        .Order(StringComparer.Ordinal)
        .ToArray()
        .ToAsyncEnumerable();

    private InMemoryStageShard<TStage> ShardOf(string customer) =>
        _shards[(StringComparer.Ordinal.GetHashCode(customer) >>> 8) & (Number - 1)];
}
