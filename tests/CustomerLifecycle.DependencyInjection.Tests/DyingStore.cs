using NodaTime;

namespace CustomerLifecycle.DependencyInjection.Tests;

/// <summary>
/// A store that keeps states as text, as a database would, and at which a process dies now and then: before a save or right after it.
/// </summary>
internal sealed class DyingStore(Random random) : IStageStore<LifecycleMarketingStage>
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<
        string,
        (string State, IReadOnlyList<UndeliveredChange<LifecycleMarketingStage>> Undelivered, long Version)> _customers =
        new(StringComparer.Ordinal);

    /// <summary>Of how many saves one kills the process; 0: none.</summary>
    public int OneOf { get; set; }

    public int Deaths { get; private set; }

    public ValueTask<TrackedCustomer<LifecycleMarketingStage>?> FindAsync(string customer, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return ValueTask.FromResult(_customers.ContainsKey(customer) ? Read(customer) : null);
        }
    }

    public ValueTask<bool> SaveAsync(TrackedCustomer<LifecycleMarketingStage> customer, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            MayDie();
            string id = customer.State.Customer;
            if (_customers.GetValueOrDefault(id).Version != customer.Version)
            {
                return ValueTask.FromResult(false);
            }

            string state = StageTrackerStateJson.Write(customer.State, LifecycleMarketing.Model);
            _customers[id] = (state, customer.Undelivered, customer.Version + 1);
            MayDie();
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask<bool> EraseAsync(string customer, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            MayDie();
            bool isKnown = _customers.Remove(customer);
            MayDie();
            return ValueTask.FromResult(isKnown);
        }
    }

    public IAsyncEnumerable<string> DueAsync(Instant until, CancellationToken cancellationToken) =>
        All().Where(c => c.State.DueAt <= until).OrderBy(c => c.State.DueAt).Select(c => c.State.Customer).ToArray().ToAsyncEnumerable();

    public IAsyncEnumerable<string> UndeliveredAsync(CancellationToken cancellationToken) =>
        All().Where(c => c.Undelivered.Count > 0).Select(c => c.State.Customer).ToArray().ToAsyncEnumerable();

    public TrackedCustomer<LifecycleMarketingStage>[] All()
    {
        lock (_lock)
        {
            return [.. _customers.Keys.Select(Read)];
        }
    }

    private TrackedCustomer<LifecycleMarketingStage> Read(string customer)
    {
        (string state, IReadOnlyList<UndeliveredChange<LifecycleMarketingStage>> undelivered, long version) = _customers[customer];
        return new(StageTrackerStateJson.Read(state, LifecycleMarketing.Model), undelivered, version);
    }

    private void MayDie()
    {
        if (OneOf > 0 && random.Next(OneOf) == 0)
        {
            Deaths++;
            throw new IOException("The process dies here.");
        }
    }
}
