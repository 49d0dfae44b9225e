using NodaTime;

namespace CustomerLifecycle.DependencyInjection.Tests;

/// <summary>A store that others write to as well: some saves come too late.</summary>
internal sealed class BusyStore : IStageStore<LifecycleMarketingStage>
{
    private readonly Dictionary<string, TrackedCustomer<LifecycleMarketingStage>> _customers = [];

    public int ConflictsToCome { get; set; } = 2;

    public ValueTask<TrackedCustomer<LifecycleMarketingStage>?> FindAsync(string customer, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_customers.GetValueOrDefault(customer));

    public ValueTask<bool> SaveAsync(TrackedCustomer<LifecycleMarketingStage> customer, CancellationToken cancellationToken)
    {
        if (ConflictsToCome > 0)
        {
            ConflictsToCome--;
            return ValueTask.FromResult(false);
        }

        _customers[customer.State.Customer] = new(customer.State, customer.Undelivered, customer.Version + 1);
        return ValueTask.FromResult(true);
    }

    public ValueTask<bool> EraseAsync(string customer, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_customers.Remove(customer));

    public IAsyncEnumerable<string> DueAsync(Instant until, CancellationToken cancellationToken) =>
        _customers.Values.Where(c => c.State.DueAt <= until).Select(c => c.State.Customer).ToAsyncEnumerable();

    public IAsyncEnumerable<string> UndeliveredAsync(CancellationToken cancellationToken) =>
        _customers.Values.Where(c => c.Undelivered.Count > 0).Select(c => c.State.Customer).ToAsyncEnumerable();
}
