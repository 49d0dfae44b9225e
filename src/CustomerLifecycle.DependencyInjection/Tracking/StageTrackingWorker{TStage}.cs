using Microsoft.Extensions.Hosting;

namespace CustomerLifecycle;

/// <summary>Lets time pass in the background of a host, and delivers again what could not be delivered.</summary>
internal sealed class StageTrackingWorker<TStage>(TrackingRegistration<TStage> tracking) : BackgroundService
    where TStage : notnull
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => tracking.RunAsync(stoppingToken);
}
