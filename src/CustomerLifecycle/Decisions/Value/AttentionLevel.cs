namespace CustomerLifecycle.Decisions;

/// <summary>How much attention a customer gets.</summary>
/// <remarks>The default value is <see cref="Low"/>.</remarks>
public enum AttentionLevel
{
    /// <summary>As little as decency allows.</summary>
    Low = 0,

    /// <summary>The usual.</summary>
    Normal = 1,

    /// <summary>More than usual.</summary>
    High = 2,

    /// <summary>The most.</summary>
    Highest = 3,
}
