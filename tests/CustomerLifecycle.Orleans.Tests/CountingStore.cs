using NodaTime;

namespace CustomerLifecycle.Orleans.Tests;

/// <summary>Counts how often a store is read.</summary>
internal sealed class CountingStore(IStageStore<LifecycleMarketingStage> store) : IStageStore<LifecycleMarketingStage>
{
    private int _finds;

    public int Finds => _finds;

    public ValueTask<TrackedCustomer<LifecycleMarketingStage>?> FindAsync(string customer, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _finds);
        return store.FindAsync(customer, cancellationToken);
    }

    public ValueTask<bool> SaveAsync(TrackedCustomer<LifecycleMarketingStage> customer, CancellationToken cancellationToken) =>
        store.SaveAsync(customer, cancellationToken);

    public ValueTask<bool> EraseAsync(string customer, CancellationToken cancellationToken) =>
        store.EraseAsync(customer, cancellationToken);

    public IAsyncEnumerable<string> DueAsync(Instant until, CancellationToken cancellationToken) =>
        store.DueAsync(until, cancellationToken);

    public IAsyncEnumerable<string> UndeliveredAsync(CancellationToken cancellationToken) => store.UndeliveredAsync(cancellationToken);
}
