using NodaTime;

namespace CustomerLifecycle.Soak;

/// <summary>A store that fails now and then, before or after it has done its work.</summary>
internal sealed class FaultyStore<TStage>(IStageStore<TStage> store, Faults faults) : IStageStore<TStage>, IDisposable
    where TStage : notnull
{
    // SQLite lets one at a time write; without this, those who wait would wait in steps of a tenth of a second.
    private readonly SemaphoreSlim _turn = new(1);

    public ValueTask<TrackedCustomer<TStage>?> FindAsync(string customer, CancellationToken cancellationToken)
    {
        faults.MayFail(oneOf: 2000);
        return store.FindAsync(customer, cancellationToken);
    }

    public ValueTask<bool> SaveAsync(TrackedCustomer<TStage> customer, CancellationToken cancellationToken) =>
        InTurnAsync(() => store.SaveAsync(customer, cancellationToken), cancellationToken);

    public ValueTask<bool> EraseAsync(string customer, CancellationToken cancellationToken) =>
        InTurnAsync(() => store.EraseAsync(customer, cancellationToken), cancellationToken);

    public IAsyncEnumerable<string> DueAsync(Instant until, CancellationToken cancellationToken) =>
        store.DueAsync(until, cancellationToken);

    public IAsyncEnumerable<string> UndeliveredAsync(CancellationToken cancellationToken) => store.UndeliveredAsync(cancellationToken);

    public void Dispose() => _turn.Dispose();

    private async ValueTask<bool> InTurnAsync(Func<ValueTask<bool>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            faults.MayFail(oneOf: 200);
            bool isDone = await work();
            faults.MayFail(oneOf: 200);
            return isDone;
        }
        finally
        {
            _turn.Release();
        }
    }
}
