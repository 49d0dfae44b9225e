using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>Lets time pass in the background of a host, and delivers again what could not be delivered.</summary>
internal sealed partial class StageTrackingWorker<TStage>(
    IStageTracking<TStage> tracking,
    IClock clock,
    TimeProvider time,
    IOptionsMonitor<StageTrackingOptions> options,
    ILogger<StageTrackingWorker<TStage>>? logger = null) : BackgroundService
    where TStage : notnull
{
    private readonly ILogger _logger = logger ?? NullLogger<StageTrackingWorker<TStage>>.Instance;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(options.Get(StageTrackingOptions.NameOf<TStage>()).WorkerInterval, time);
        do
        {
            try
            {
                await tracking.AdvanceAsync(clock.GetCurrentInstant(), stoppingToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // A store that fails now may work the next time; the host must not stop for it.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailure(_logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    [LoggerMessage(EventId = 11, Level = LogLevel.Error, Message = "Letting time pass failed; it is tried again after the next interval")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
