namespace CustomerLifecycle.Decisions;

/// <summary>What to do about an offer.</summary>
/// <remarks>The default value is <see cref="NotDue"/>.</remarks>
public enum OfferVerdict
{
    /// <summary>There is no occasion for it.</summary>
    NotDue = 0,

    /// <summary>Make it: more is to be expected of it than it costs.</summary>
    Make = 1,

    /// <summary>There is an occasion, but it does not pay: let the customer go.</summary>
    LetGo = 2,
}
