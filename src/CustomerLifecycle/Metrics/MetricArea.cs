namespace CustomerLifecycle.Metrics;

/// <summary>The areas of the catalogue.</summary>
/// <remarks>The default value is <see cref="Other"/>.</remarks>
public enum MetricArea
{
    /// <summary>Of the user's own.</summary>
    Other = 0,

    /// <summary>Becoming known, and becoming a customer.</summary>
    Acquisition = 1,

    /// <summary>What customers are worth.</summary>
    Value = 2,

    /// <summary>Whether they stay.</summary>
    Retention = 3,

    /// <summary>Whether they speak for the shop, and what they need of it.</summary>
    Advocacy = 4,

    /// <summary>How they move between stages.</summary>
    Flow = 5,

    /// <summary>What a programme has brought.</summary>
    Programmes = 6,
}
