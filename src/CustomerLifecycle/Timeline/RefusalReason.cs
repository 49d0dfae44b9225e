namespace CustomerLifecycle;

/// <summary>Why a customer stayed although the rules would have moved them.</summary>
/// <remarks>The default value is <see cref="OutOfOrder"/>.</remarks>
public enum RefusalReason
{
    /// <summary>The transition policy does not allow the move: it leaves a stage out, or goes back.</summary>
    OutOfOrder = 0,

    /// <summary>The customer has not been in the stage long enough.</summary>
    MinimumStay = 1,

    /// <summary>What keeps a customer in the stage still holds, although the rule that brought them in no longer does.</summary>
    Hysteresis = 2,

    /// <summary>A person has said otherwise.</summary>
    Override = 3,
}
