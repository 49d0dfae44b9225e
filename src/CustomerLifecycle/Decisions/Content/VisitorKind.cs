namespace CustomerLifecycle.Decisions;

/// <summary>Whether a visitor has been here before (source 000).</summary>
/// <remarks>The default value is <see cref="New"/>.</remarks>
public enum VisitorKind
{
    /// <summary>Here for the first time, as far as is known.</summary>
    New = 0,

    /// <summary>Here again: more than one visit, a sign-up, an order, a contract or a loyalty card is known.</summary>
    Returning = 1,
}
