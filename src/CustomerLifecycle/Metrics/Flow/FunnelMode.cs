namespace CustomerLifecycle.Metrics;

/// <summary>Who counts as having reached a step of a funnel.</summary>
/// <remarks>The default value is <see cref="Strict"/>.</remarks>
public enum FunnelMode
{
    /// <summary>Who went through the steps one directly after the other.</summary>
    Strict = 0,

    /// <summary>
    /// Who reached this step or a later one: steps left out count as gone through, other stages in between do not matter.
    /// </summary>
    Implied = 1,

    /// <summary>Who was in all steps up to this one, in whatever order.</summary>
    AnyOrder = 2,
}
