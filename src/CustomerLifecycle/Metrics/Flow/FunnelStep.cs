
namespace CustomerLifecycle.Metrics;

/// <summary>One step of a funnel.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class FunnelStep
{
    internal FunnelStep(StageInfo stage, long reached, long before, long entered)
    {
        Stage = stage;
        Reached = reached;
        FromBefore = MetricValue.Rate(new Proportion(reached, before), "nobody reached the step before");
        FromStart = MetricValue.Rate(new Proportion(reached, entered), "nobody entered the funnel");
    }

    /// <summary>Gets the stage.</summary>
    public StageInfo Stage { get; }

    /// <summary>Gets how many reached the step.</summary>
    public long Reached { get; }

    /// <summary>Gets the share of those who reached the step before; 1 for the first.</summary>
    public MetricValue FromBefore { get; }

    /// <summary>Gets the share of those who entered the funnel.</summary>
    public MetricValue FromStart { get; }
}
