namespace CustomerLifecycle.Decisions;

/// <summary>What there is to celebrate.</summary>
/// <remarks>The default value is <see cref="FirstOrderAnniversary"/>.</remarks>
public enum CelebrationKind
{
    /// <summary>Years since the first order.</summary>
    FirstOrderAnniversary = 0,

    /// <summary>The order that makes a round number.</summary>
    Milestone = 1,

    /// <summary>The customer's birthday.</summary>
    Birthday = 2,

    /// <summary>A holiday, which everybody has.</summary>
    Holiday = 3,
}
