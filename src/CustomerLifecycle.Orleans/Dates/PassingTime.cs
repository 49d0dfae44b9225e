namespace CustomerLifecycle;

/// <summary>Lets time pass in every tracking of the silo, from when it is active until it stops.</summary>
internal sealed class PassingTime(IEnumerable<TrackingRegistration> trackings) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle)
    {
        Guard.Against.Null(lifecycle);
        lifecycle.Subscribe(nameof(PassingTime), ServiceLifecycleStage.Active, Start, StopAsync);
    }

    public void Dispose()
    {
        // A silo that never stopped in order is over as well.
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private Task Start(CancellationToken cancellationToken)
    {
        _running = Task.WhenAll(trackings.Select(t => Task.Run(() => t.RunAsync(_stopping.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    private async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);

        // A silo that must stop at once does not wait for what is being told.
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
