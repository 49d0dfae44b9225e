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

    /// <summary>Whether they speak for the shop.</summary>
    Advocacy = 4,

    /// <summary>How they move between stages.</summary>
    Flow = 5,

    /// <summary>What a programme has brought.</summary>
    Programmes = 6,

    /// <summary>What the shop learns of people, and whether they answer.</summary>
    Dialogue = 7,

    /// <summary>What customers need of the shop.</summary>
    Support = 8,
}
