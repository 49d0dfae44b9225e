namespace CustomerLifecycle;

/// <summary>How often customers of the shop order: what a customer's own rhythm is shrunk towards while little is known of it.</summary>
/// <remarks>
/// A customer is taken to have, beside the own gaps between orders, so many more of the shop's length. Learn it from a base with
/// <c>OrderGaps</c> of the namespace <c>CustomerLifecycle.Decisions.Rhythm</c>, or state it.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record ShopRhythm
{
    /// <summary>Initializes a new instance of the <see cref="ShopRhythm"/> class.</summary>
    /// <param name="gapDays">The length of a gap between orders in days, more than 0 and finite.</param>
    /// <param name="gaps">How many gaps of that length count beside the customer's own, more than 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ShopRhythm(double gapDays, double gaps)
    {
        GapDays = Guard.Against.NotFiniteAbove(gapDays, 0);
        Gaps = Guard.Against.NotFiniteAbove(gaps, 0);
    }

    /// <summary>Gets the length of a gap between orders. Unit: days.</summary>
    public double GapDays { get; }

    /// <summary>Gets how many such gaps count beside the customer's own.</summary>
    public double Gaps { get; }
}
