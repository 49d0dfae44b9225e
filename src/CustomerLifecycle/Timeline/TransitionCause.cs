namespace CustomerLifecycle;

/// <summary>What brought a transition about.</summary>
/// <remarks>The default value is <see cref="Event"/>.</remarks>
public enum TransitionCause
{
    /// <summary>Something happened.</summary>
    Event = 0,

    /// <summary>Time passed, and nothing happened.</summary>
    Time = 1,

    /// <summary>A person put the customer into the stage.</summary>
    OverrideBegan = 2,

    /// <summary>What a person had said expired, and the rules decide again.</summary>
    OverrideEnded = 3,
}
