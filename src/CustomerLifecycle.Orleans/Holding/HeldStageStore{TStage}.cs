using NodaTime;

namespace CustomerLifecycle;

/// <summary>A store that answers with what is held of a customer whose grain is active here.</summary>
internal sealed class HeldStageStore<TStage>(HeldCustomers customers, string tracking, IStageStore<TStage> store) : IStageStore<TStage>
    where TStage : notnull
{
    public ValueTask<TrackedCustomer<TStage>?> FindAsync(string customer, CancellationToken cancellationToken) =>
        customers.Of(customer) is not { } held ? store.FindAsync(customer, cancellationToken)
        : held.TryGet(tracking, out TrackedCustomer<TStage>? last) ? ValueTask.FromResult(last)
        : ReadAsync(held, customer, cancellationToken);

    public ValueTask<bool> SaveAsync(TrackedCustomer<TStage> customer, CancellationToken cancellationToken) =>
        customers.Of(customer.State.Customer) is { } held
            ? WriteAsync(held, customer, cancellationToken)
            : store.SaveAsync(customer, cancellationToken);

    public async ValueTask<bool> EraseAsync(string customer, CancellationToken cancellationToken)
    {
        customers.Of(customer)?.Forget(tracking);
        try
        {
            return await store.EraseAsync(customer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Again, for whoever read the customer meanwhile.
            customers.Of(customer)?.Forget(tracking);
        }
    }

    public IAsyncEnumerable<string> DueAsync(Instant until, CancellationToken cancellationToken) =>
        store.DueAsync(until, cancellationToken);

    public IAsyncEnumerable<string> UndeliveredAsync(CancellationToken cancellationToken) => store.UndeliveredAsync(cancellationToken);

    private async ValueTask<TrackedCustomer<TStage>?> ReadAsync(
        HeldCustomer held, string customer, CancellationToken cancellationToken)
    {
        long since = held.ChangesOf(tracking);
        TrackedCustomer<TStage>? found = await store.FindAsync(customer, cancellationToken).ConfigureAwait(false);
        held.Found(tracking, found, since);
        return found;
    }

    private async ValueTask<bool> WriteAsync(HeldCustomer held, TrackedCustomer<TStage> customer, CancellationToken cancellationToken)
    {
        long since = held.ChangesOf(tracking);
        bool isSaved = false;
        try
        {
            isSaved = await store.SaveAsync(customer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (isSaved)
            {
                held.Saved(
                    tracking, new TrackedCustomer<TStage>(customer.State, customer.Undelivered, customer.Version + 1), since);
            }
            else
            {
                held.Forget(tracking);
            }
        }

        return isSaved;
    }
}
