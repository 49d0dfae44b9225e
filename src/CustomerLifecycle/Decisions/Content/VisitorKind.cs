namespace CustomerLifecycle.Decisions;

/// <summary>Whether a visitor has been here before, and bought (source 000).</summary>
/// <remarks>The default value is <see cref="New"/>.</remarks>
public enum VisitorKind
{
    /// <summary>Here for the first time, as far as is known.</summary>
    New = 0,

    /// <summary>Here again, and no customer so far: more than one visit or a sign-up is known.</summary>
    Returning = 1,

    /// <summary>A customer: an order, a loyalty card or a contract is known.</summary>
    Customer = 2,
}
