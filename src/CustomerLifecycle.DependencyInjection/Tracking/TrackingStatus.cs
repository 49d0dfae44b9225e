using NodaTime;

namespace CustomerLifecycle;

/// <summary>How the tracking of one model is: when time was last let pass, and what came of it.</summary>
internal sealed class TrackingStatus(string name)
{
    private readonly Lock _lock = new();
    private TrackingPass? _last;
    private (Instant Since, Duration Interval)? _worker;

    public string Name { get; } = name;

    public TrackingPass? Last
    {
        get
        {
            lock (_lock)
            {
                return _last;
            }
        }
    }

    /// <summary>Gets since when the worker is at work, and its interval; null where there is none.</summary>
    public (Instant Since, Duration Interval)? Worker
    {
        get
        {
            lock (_lock)
            {
                return _worker;
            }
        }
    }

    public void Passed(TrackingPass pass)
    {
        lock (_lock)
        {
            _last = pass;
        }
    }

    public void WorkerBegan(Instant since, Duration interval)
    {
        lock (_lock)
        {
            _worker = (since, interval);
        }
    }
}
