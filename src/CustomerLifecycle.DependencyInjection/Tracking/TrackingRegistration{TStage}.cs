using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>One tracking, and the loop that lets time pass in it.</summary>
internal sealed partial class TrackingRegistration<TStage>(string? key, IServiceProvider services) : TrackingRegistration(key)
    where TStage : notnull
{
    private readonly ILogger _logger = (ILogger?)services.GetService<ILogger<TrackingRegistration<TStage>>>() ?? NullLogger.Instance;

    public override string Name => Settings.Name;

    private StageTrackingSettings<TStage> Settings => services.GetRequiredKeyedService<StageTrackingSettings<TStage>>(Key);

    public override TResult Accept<TResult>(ITrackingVisitor<TResult> visitor) => Guard.Against.Null(visitor).Visit<TStage>(this);

    public override async Task RunAsync(CancellationToken cancellationToken)
    {
        IStageTracking<TStage> tracking = services.GetRequiredKeyedService<IStageTracking<TStage>>(Key);
        StageTrackingSettings<TStage> settings = Settings;
        TimeSpan interval = settings.Options.WorkerInterval;
        settings.Status.WorkerBegan(settings.Now, Duration.FromTimeSpan(interval));
        using PeriodicTimer timer = new(interval, services.GetRequiredService<TimeProvider>());
        do
        {
            try
            {
                await tracking.AdvanceAsync(settings.Now, cancellationToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // A store that fails now may work the next time; the host must not stop for it.
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailure(_logger, exception, settings.Name);
                settings.Status.Passed(
                    new TrackingPass(settings.Now, settings.Status.Last?.Faults ?? 0, settings.Status.Last?.Undelivered ?? 0, exception));
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    [LoggerMessage(
        EventId = 11, Level = LogLevel.Error, Message = "Letting time pass in {Model} failed; it is tried again after the next interval")]
    private static partial void LogFailure(ILogger logger, Exception exception, string model);
}
