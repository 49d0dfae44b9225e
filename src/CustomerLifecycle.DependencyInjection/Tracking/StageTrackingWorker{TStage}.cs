using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>Lets time pass in the background of a host, and delivers again what could not be delivered.</summary>
internal sealed partial class StageTrackingWorker<TStage>(
    IStageTracking<TStage> tracking,
    StageTrackingSettings<TStage> settings,
    TimeProvider time,
    ILogger<StageTrackingWorker<TStage>>? logger = null) : BackgroundService
    where TStage : notnull
{
    private readonly ILogger _logger = logger ?? NullLogger<StageTrackingWorker<TStage>>.Instance;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TimeSpan interval = settings.Options.WorkerInterval;
        settings.Status.WorkerBegan(settings.Now, Duration.FromTimeSpan(interval));
        using PeriodicTimer timer = new(interval, time);
        do
        {
            try
            {
                await tracking.AdvanceAsync(settings.Now, stoppingToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // A store that fails now may work the next time; the host must not stop for it.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailure(_logger, exception, settings.Name);
                settings.Status.Passed(
                    new TrackingPass(settings.Now, settings.Status.Last?.Faults ?? 0, settings.Status.Last?.Undelivered ?? 0, exception));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    [LoggerMessage(
        EventId = 11, Level = LogLevel.Error, Message = "Letting time pass in {Model} failed; it is tried again after the next interval")]
    private static partial void LogFailure(ILogger logger, Exception exception, string model);
}
