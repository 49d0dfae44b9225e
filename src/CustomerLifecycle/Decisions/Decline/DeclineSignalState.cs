namespace CustomerLifecycle.Decisions;

/// <summary>Whether a sign of decline is there.</summary>
/// <remarks>The default value is <see cref="NotEnoughKnown"/>.</remarks>
public enum DeclineSignalState
{
    /// <summary>Too little is known of the customer's own past to compare with.</summary>
    NotEnoughKnown = 0,

    /// <summary>The sign is not there.</summary>
    NotGiven = 1,

    /// <summary>The sign is there.</summary>
    Given = 2,
}
