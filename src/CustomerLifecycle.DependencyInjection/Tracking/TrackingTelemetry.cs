using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>What monitoring sees of tracking: meter, activities, how each tracked model is. No customer is named in any of it.</summary>
internal sealed class TrackingTelemetry : IDisposable
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    private const string Name = "CustomerLifecycle";

    private readonly ConcurrentDictionary<string, TrackingStatus> _statuses = new(StringComparer.Ordinal);
    private readonly ActivitySource _activities = new(Name);
    private readonly Meter? _ownMeter;
    private readonly Counter<long> _recorded;
    private readonly Counter<long> _changes;
    private readonly Counter<long> _told;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _faults;
    private readonly Counter<long> _due;
    private readonly Gauge<long> _undelivered;
    private readonly Histogram<double> _lag;

    public TrackingTelemetry(IMeterFactory? factory = null)
    {
        // A factory keeps its meters and disposes of them; without one (no AddMetrics, no host) the meter is ours.
        _ownMeter = factory is null ? new Meter(Name) : null;
        Meter meter = _ownMeter ?? factory!.Create(new MeterOptions(Name));
        _recorded = meter.CreateCounter<long>("customer_lifecycle.events", "{event}", "Events given to tracking, repeated ones too.");
        _changes = meter.CreateCounter<long>("customer_lifecycle.changes", "{change}", "Changes of stage worked out and saved.");
        _told = meter.CreateCounter<long>("customer_lifecycle.told", "{change}", "Changes that a handler dealt with.");
        _failed = meter.CreateCounter<long>("customer_lifecycle.failed", "{change}", "Times that a handler failed on a change.");
        _faults = meter.CreateCounter<long>("customer_lifecycle.faults", "{customer}", "Customers who could not be dealt with.");
        _due = meter.CreateCounter<long>("customer_lifecycle.due", "{customer}", "Customers who were due when time was let pass.");
        _undelivered = meter.CreateGauge<long>(
            "customer_lifecycle.undelivered", "{customer}", "Customers with undelivered changes after time was let pass.");
        _lag = meter.CreateHistogram<double>("customer_lifecycle.lag", "s", "From a change to the moment at which a handler was told.");
    }

    /// <summary>Gets how each tracked model is, in order of their names.</summary>
    public IEnumerable<TrackingStatus> Statuses => _statuses.Values.OrderBy(s => s.Name, StringComparer.Ordinal);

    public TrackingStatus StatusOf(string name) => _statuses.GetOrAdd(name, static n => new TrackingStatus(n));

    public Activity? Begin(string what, string model) =>
        _activities.HasListeners() ? _activities.StartActivity($"{Name}.{what}")?.SetTag("model", model) : null;

    public void Recorded(string model, int events) => _recorded.Add(events, Of(model));

    public void Changed(string model, string stage, bool isRetraction) =>
        _changes.Add(1, Of(model), new("stage", stage), new("retraction", isRetraction));

    public void Told(string model, string handler, Duration lag)
    {
        _told.Add(1, Of(model), new("handler", handler));
        _lag.Record(double.Max(0, lag.TotalSeconds), Of(model));
    }

    public void Failed(string model, string handler) => _failed.Add(1, Of(model), new("handler", handler));

    /// <summary>A pass over all that is due and undelivered has ended.</summary>
    public void Passed(string model, int due, int faults, int undelivered)
    {
        _due.Add(due, Of(model));
        _faults.Add(faults, Of(model));
        _undelivered.Record(undelivered, Of(model));
    }

    public void Dispose()
    {
        _activities.Dispose();
        _ownMeter?.Dispose();
    }

    private static KeyValuePair<string, object?> Of(string model) => new("model", model);
}
