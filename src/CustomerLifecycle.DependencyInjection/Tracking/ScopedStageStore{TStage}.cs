using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>Makes a store for each operation, in a scope of its own, so that it may use what is scoped (a <c>DbContext</c>).</summary>
internal sealed class ScopedStageStore<TStage>(IServiceScopeFactory scopes, Func<IServiceProvider, IStageStore<TStage>> open)
    : IStageStore<TStage>
    where TStage : notnull
{
    public ValueTask<TrackedCustomer<TStage>?> FindAsync(string customer, CancellationToken cancellationToken) =>
        UseAsync(store => store.FindAsync(customer, cancellationToken));

    public ValueTask<bool> SaveAsync(TrackedCustomer<TStage> customer, CancellationToken cancellationToken) =>
        UseAsync(store => store.SaveAsync(customer, cancellationToken));

    public ValueTask<bool> EraseAsync(string customer, CancellationToken cancellationToken) =>
        UseAsync(store => store.EraseAsync(customer, cancellationToken));

    public IAsyncEnumerable<string> DueAsync(Instant until, CancellationToken cancellationToken) =>
        EnumerateAsync(store => store.DueAsync(until, cancellationToken), cancellationToken);

    public IAsyncEnumerable<string> UndeliveredAsync(CancellationToken cancellationToken) =>
        EnumerateAsync(store => store.UndeliveredAsync(cancellationToken), cancellationToken);

    private async ValueTask<TResult> UseAsync<TResult>(Func<IStageStore<TStage>, ValueTask<TResult>> use)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            return await use(open(scope.ServiceProvider)).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<string> EnumerateAsync(
        Func<IStageStore<TStage>, IAsyncEnumerable<string>> use, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            await foreach (string customer in use(open(scope.ServiceProvider)).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return customer;
            }
        }
    }
}
