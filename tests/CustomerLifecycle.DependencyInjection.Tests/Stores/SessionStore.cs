using NodaTime;

namespace CustomerLifecycle.DependencyInjection.Tests;

/// <summary>A store that needs something scoped.</summary>
internal sealed class SessionStore(SessionStore.Session session) : IStageStore<LifecycleMarketingStage>
{
    public ValueTask<TrackedCustomer<LifecycleMarketingStage>?> FindAsync(string customer, CancellationToken cancellationToken) =>
        session.Store.FindAsync(customer, cancellationToken);

    public ValueTask<bool> SaveAsync(TrackedCustomer<LifecycleMarketingStage> customer, CancellationToken cancellationToken) =>
        session.Store.SaveAsync(customer, cancellationToken);

    public ValueTask<bool> EraseAsync(string customer, CancellationToken cancellationToken) =>
        session.Store.EraseAsync(customer, cancellationToken);

    public IAsyncEnumerable<string> DueAsync(Instant until, CancellationToken cancellationToken) =>
        session.Store.DueAsync(until, cancellationToken);

    public IAsyncEnumerable<string> UndeliveredAsync(CancellationToken cancellationToken) =>
        session.Store.UndeliveredAsync(cancellationToken);

    internal sealed class Counts(IStageStore<LifecycleMarketingStage> store)
    {
        public IStageStore<LifecycleMarketingStage> Store { get; } = store;

        public int Opened { get; set; }

        public int Closed { get; set; }
    }

    /// <summary>Stands in for a DbContext.</summary>
    internal sealed class Session : IDisposable
    {
        private readonly Counts _counts;

        public Session(Counts counts)
        {
            _counts = counts;
            counts.Opened++;
        }

        public IStageStore<LifecycleMarketingStage> Store => _counts.Closed < _counts.Opened
            ? _counts.Store
            : throw new ObjectDisposedException(nameof(Session));

        public void Dispose() => _counts.Closed++;
    }
}
