namespace CustomerLifecycle;

/// <summary>What to do where a handler fails. Nothing loses the change.</summary>
/// <remarks>The default value is <see cref="KeepForLater"/>.</remarks>
public enum StageChangeFailureAction
{
    /// <summary>Keep the change, and those after it, for the next delivery.</summary>
    KeepForLater = 0,

    /// <summary>Try the handler again at once.</summary>
    TryAgainNow = 1,
}
