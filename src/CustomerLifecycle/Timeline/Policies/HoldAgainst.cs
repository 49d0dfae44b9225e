namespace CustomerLifecycle;

/// <summary>Which moves a hold of a <see cref="TimelinePolicy{TStage}"/> stands against.</summary>
/// <remarks>The default value is <see cref="EveryMove"/>.</remarks>
public enum HoldAgainst
{
    /// <summary>Every move.</summary>
    EveryMove = 0,

    /// <summary>
    /// Moves to an earlier stage of the model, or to one that plays the part of being lost (<see cref="StageRole.Lost"/>); progress to any
    /// other later stage is never held up.
    /// </summary>
    FallingBack = 1,
}
