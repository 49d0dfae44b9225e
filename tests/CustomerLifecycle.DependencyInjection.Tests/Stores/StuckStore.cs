using System.Runtime.CompilerServices;
using NodaTime;

namespace CustomerLifecycle.DependencyInjection.Tests;

/// <summary>A store that is asked who is due and never answers.</summary>
internal sealed class StuckStore : IStageStore<string>
{
    public ValueTask<TrackedCustomer<string>?> FindAsync(string customer, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<bool> SaveAsync(TrackedCustomer<string> customer, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<bool> EraseAsync(string customer, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async IAsyncEnumerable<string> DueAsync(Instant until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        yield break;
    }

    public IAsyncEnumerable<string> UndeliveredAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
