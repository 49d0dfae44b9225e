namespace CustomerLifecycle.Decisions;

/// <summary>A decision that a tactic waits for, beside its trigger.</summary>
/// <remarks>The default value is <see cref="None"/>.</remarks>
public enum Occasion
{
    /// <summary>The trigger alone decides.</summary>
    None = 0,

    /// <summary>The customer is a high roller.</summary>
    HighRoller = 1,

    /// <summary>The customer is lost, and winning them back pays.</summary>
    WinBack = 2,

    /// <summary>The customer is lost, and winning them back does not pay.</summary>
    LetGo = 3,

    /// <summary>A churn offer is due, and pays.</summary>
    ChurnOffer = 4,

    /// <summary>The day to remind of supplies that run out has come.</summary>
    Replenishment = 5,

    /// <summary>There is something to celebrate today.</summary>
    Celebration = 6,
}
