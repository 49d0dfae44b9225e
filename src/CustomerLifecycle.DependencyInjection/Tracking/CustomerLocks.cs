namespace CustomerLifecycle;

/// <summary>Lets calls for one customer wait for each other. Some customers share a lock, so that their number does not grow.</summary>
internal sealed class CustomerLocks : IDisposable
{
    private const int Number = 1 << 8;

    private readonly SemaphoreSlim[] _locks = [.. Enumerable.Range(0, Number).Select(_ => new SemaphoreSlim(1))];

    public async ValueTask<Held> HoldAsync(string customer, CancellationToken cancellationToken)
    {
        SemaphoreSlim one = _locks[StringComparer.Ordinal.GetHashCode(customer) & (Number - 1)];
        await one.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Held(one);
    }

    public void Dispose()
    {
        foreach (SemaphoreSlim one in _locks)
        {
            one.Dispose();
        }
    }

    /// <summary>A lock that is held until it is disposed of, once.</summary>
    public readonly struct Held(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
