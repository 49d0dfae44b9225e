namespace CustomerLifecycle;

/// <summary>Which way a transition goes in the order of the model's stages.</summary>
/// <remarks>The default value is <see cref="Forward"/>.</remarks>
public enum TransitionDirection
{
    /// <summary>To the very next stage.</summary>
    Forward = 0,

    /// <summary>To a later stage, leaving out at least one.</summary>
    Skip = 1,

    /// <summary>To an earlier stage in which the customer never was before.</summary>
    Back = 2,

    /// <summary>To an earlier stage in which the customer was before.</summary>
    Return = 3,
}
