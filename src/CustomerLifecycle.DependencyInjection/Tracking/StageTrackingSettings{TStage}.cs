using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>What the parts of the tracking of one model share: its name, options, clock, and what is seen of it from outside.</summary>
internal sealed partial class StageTrackingSettings<TStage>(
    string name,
    string optionsName,
    IOptionsMonitor<StageTrackingOptions> options,
    IClock clock,
    TrackingTelemetry telemetry,
    ILogger<StageTrackingSettings<TStage>>? logger)
    where TStage : notnull
{
    private readonly ILogger _logger = logger ?? NullLogger<StageTrackingSettings<TStage>>.Instance;

    /// <summary>Gets the key under which the tracking was added, else that of the model.</summary>
    public string Name { get; } = name;

    public StageTrackingOptions Options => options.Get(optionsName);

    public TrackingTelemetry Telemetry { get; } = telemetry;

    public TrackingStatus Status => Telemetry.StatusOf(Name);

    public Instant Now => clock.GetCurrentInstant();

    /// <summary>Whether handlers are told; a retraction has the instant of the change it takes back, so both are told or neither.</summary>
    public bool IsTold(StageChange<TStage> change) => Options.TellSince is not { } since || change.At >= since;

    public void Changed(IEnumerable<StageChange<TStage>> changes)
    {
        foreach (StageChange<TStage> change in changes)
        {
            Telemetry.Changed(Name, change.To.Key, change.IsRetraction);
        }
    }

    public void Told(StageChange<TStage> change, string handler) => Telemetry.Told(Name, handler, Now - change.At);

    public void Failed(StageChangeFailure failure)
    {
        Telemetry.Failed(Name, failure.Handler);
        LogFailure(_logger, failure.Exception, failure.Handler, failure.Customer, failure.ChangeId, failure.Attempt);
    }

    public void Passed(int due, IReadOnlyCollection<StageTrackingFault> faults, int undelivered)
    {
        foreach (StageTrackingFault fault in faults)
        {
            LogFault(_logger, fault.Exception, fault.Customer, Name);
        }

        Telemetry.Passed(Name, due, faults.Count, undelivered);
        Status.Passed(new TrackingPass(Now, faults.Count, undelivered, Error: null));
    }

    [LoggerMessage(
        EventId = 10,
        Level = LogLevel.Warning,
        Message = "{Handler} failed for customer {Customer} on stage change {ChangeId}, attempt {Attempt}; the change is kept")]
    private static partial void LogFailure(
        ILogger logger, Exception exception, string handler, string customer, Guid changeId, int attempt);

    [LoggerMessage(
        EventId = 12,
        Level = LogLevel.Error,
        Message = "Customer {Customer} could not be dealt with in {Model}; the others were, and this one is tried again the next time")]
    private static partial void LogFault(ILogger logger, Exception exception, string customer, string model);
}
