namespace CustomerLifecycle;

/// <summary>Which moves between the stages of a model are allowed.</summary>
/// <remarks>
/// Staying is always allowed, and so is a move to a stage that is marked <see cref="StageInfo.ReachableFromEveryStage"/>.
/// The default value is <see cref="Free"/>.
/// </remarks>
public enum TransitionPolicy
{
    /// <summary>Any stage may follow any other: customers skip stages and jump back.</summary>
    Free = 0,

    /// <summary>Only the very next stage may follow.</summary>
    StrictOrder = 1,

    /// <summary>Any later stage may follow; there is no way back.</summary>
    ForwardWithSkipping = 2,

    /// <summary>Any later stage may follow, and after the last one the circle begins anew at any stage.</summary>
    Cyclic = 3,
}
