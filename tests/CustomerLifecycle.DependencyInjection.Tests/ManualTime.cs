namespace CustomerLifecycle.DependencyInjection.Tests;

/// <summary>Timers that go off when a test says so.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly TaskCompletionSource<TimeSpan> _interval = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimerCallback? _callback;
    private object? _state;

    /// <summary>Gets the interval of the first timer, once it is made.</summary>
    public Task<TimeSpan> Interval => _interval.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        (_callback, _state) = (callback, state);
        _interval.TrySetResult(period);
        return new Timer();
    }

    public void Tick() => _callback!(_state);

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
