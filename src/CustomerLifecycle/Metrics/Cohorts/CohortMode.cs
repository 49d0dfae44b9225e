namespace CustomerLifecycle.Metrics;

/// <summary>What counts as retained in a period.</summary>
/// <remarks>The default value is <see cref="On"/>. Never compare one with the other.</remarks>
public enum CohortMode
{
    /// <summary>Active in the period itself.</summary>
    On = 0,

    /// <summary>Active in the period or in a later one; rises as time passes.</summary>
    OnOrAfter = 1,
}
