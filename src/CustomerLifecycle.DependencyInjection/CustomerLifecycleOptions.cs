using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// What a shop can set: zone, currency, when weeks begin, which orders count, when a customer declines, and the thresholds of the shipped
/// models.
/// </summary>
/// <threadsafety>Mutable: one thread at a time. The values are copied when shop and rules are built, on first use.</threadsafety>
public sealed class CustomerLifecycleOptions
{
    /// <summary>Gets or sets the zone whose midnights separate days, as an id of the zone provider, e.g. <c>Europe/Berlin</c>.</summary>
    /// <value>Default: <see langword="null"/>, which takes the <c>NodaTime.DateTimeZone</c> of the container, else UTC.</value>
    public string? TimeZone { get; set; }

    /// <summary>Gets or sets the currency of all amounts as an ISO 4217 code of three capital letters.</summary>
    /// <value>Default: <see langword="null"/>, which takes the currency that the events name.</value>
    public string? Currency { get; set; }

    /// <summary>Gets or sets which version counts where the same event comes again with other contents.</summary>
    /// <value>Default: the one with the newest time stamp (<see cref="EventUpdates.ByTimeStamp"/>).</value>
    public EventUpdates Updates { get; set; }

    /// <summary>Gets or sets the day on which weeks begin, as in tables of weekly cohorts; in JSON e.g. <c>"Sunday"</c>.</summary>
    /// <value>Default: Monday.</value>
    public IsoDayOfWeek WeekStart { get; set; } = Shop.Default.WeekStart;

    /// <summary>Gets which orders count.</summary>
    public OrderOptions Orders { get; } = new();

    /// <summary>Gets when a customer is said to decline.</summary>
    public DeclineOptions Decline { get; } = new();

    /// <summary>
    /// Gets how models are tracked, where <see cref="CustomerLifecycleBuilder.AddTracking{TStage}(Action{StageTrackingOptions})"/> does not
    /// say otherwise.
    /// </summary>
    public TrackingOptions Tracking { get; } = new();

    /// <summary>Gets the thresholds of the five-phase journey.</summary>
    public FivePhaseJourneyOptions FivePhaseJourney { get; } = new();

    /// <summary>Gets the thresholds of the six-step funnel.</summary>
    public SixStepFunnelOptions SixStepFunnel { get; } = new();

    /// <summary>Gets the thresholds of the relationship cycle.</summary>
    public RelationshipCycleOptions RelationshipCycle { get; } = new();

    /// <summary>Gets the thresholds of lifecycle marketing.</summary>
    public LifecycleMarketingOptions LifecycleMarketing { get; } = new();

    /// <summary>Gets the thresholds of the buyer lifecycle.</summary>
    public BuyerLifecycleOptions BuyerLifecycle { get; } = new();
}
