using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>
/// Says how tracking is, of all models that are tracked: when time was last let pass, customers that could not be dealt with, and customers
/// with undelivered changes, as of then.
/// </summary>
/// <remarks>
/// Add it with <c>services.AddHealthChecks().AddCheck&lt;StageTrackingHealthCheck&gt;("customer-lifecycle")</c>. It reports the failure
/// status of its registration where a background worker has not ended a pass for twice its interval and a minute, or its last pass failed
/// altogether; degraded where the last pass left faults or undelivered changes; else healthy. It asks no store.
/// </remarks>
/// <threadsafety>Safe from any thread.</threadsafety>
public sealed class StageTrackingHealthCheck : IHealthCheck
{
    private readonly TrackingTelemetry _telemetry;
    private readonly IClock _clock;

    internal StageTrackingHealthCheck(TrackingTelemetry telemetry, IClock clock)
    {
        _telemetry = telemetry;
        _clock = clock;
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(context);
        Instant now = _clock.GetCurrentInstant();
        HealthStatus worst = HealthStatus.Healthy;
        Exception? error = null;
        List<string> wrong = [];
        Dictionary<string, object> data = new(StringComparer.Ordinal);
        foreach (TrackingStatus status in _telemetry.Statuses)
        {
            TrackingPass? last = status.Last;
            if (last is not null)
            {
                data[$"{status.Name}.lastRun"] = InstantPattern.ExtendedIso.Format(last.At);
                data[$"{status.Name}.faults"] = last.Faults;
                data[$"{status.Name}.undelivered"] = last.Undelivered;
            }

            if (IsLate(status, last, now))
            {
                worst = Worse(worst, context.Registration.FailureStatus);
                wrong.Add($"{status.Name}: the worker has not ended a pass since "
                    + $"{InstantPattern.ExtendedIso.Format(last?.At ?? status.Worker!.Value.Since)}");
            }

            if (last?.Error is { } failure)
            {
                (worst, error) = (Worse(worst, context.Registration.FailureStatus), failure);
                wrong.Add($"{status.Name}: the last pass failed: {failure.Message}");
            }
            else if (last is { Faults: > 0 } or { Undelivered: > 0 })
            {
                worst = Worse(worst, HealthStatus.Degraded);
                wrong.Add($"{status.Name}: {last.Faults} customers with faults, {last.Undelivered} with undelivered changes");
            }
        }

        return Task.FromResult(new HealthCheckResult(worst, wrong.Count > 0 ? string.Join("; ", wrong) : null, error, data));
    }

    private static bool IsLate(TrackingStatus status, TrackingPass? last, Instant now) =>
        status.Worker is { } worker
            && now - (last?.At ?? worker.Since) > (worker.Interval * 2) + Duration.FromMinutes(1);

    /// <summary>The lower the value, the worse.</summary>
    private static HealthStatus Worse(HealthStatus one, HealthStatus other) => one < other ? one : other;
}
