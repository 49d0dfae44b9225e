namespace CustomerLifecycle;

/// <summary>
/// How often customers of the shop order, and how regularly: what is expected of somebody of whom little is known, and what a customer's
/// own rhythm is shrunk towards.
/// </summary>
/// <remarks>
/// A customer is taken to have, beside the own gaps between orders, so many more of the shop's. Learn it from a base with
/// <c>OrderGaps</c> of the namespace <c>CustomerLifecycle.Decisions</c>, or state it.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record ShopRhythm
{
    internal const double LeastRegular = 0.5;
    internal const double Most = 1_000;

    private const double FewestGaps = 2;

    /// <summary>Initializes a new instance of the <see cref="ShopRhythm"/> class.</summary>
    /// <param name="days">
    /// The longest silence after a first order that is still usual: in 19 of 20 cases the second order comes within. Unit: days, at least
    /// 1.
    /// </param>
    /// <param name="gaps">How many gaps of the shop count beside the customer's own; 2 to 1000.</param>
    /// <param name="regularity">
    /// How regularly customers order: 1 is at random, more is evenly; the reciprocal of the squared coefficient of variation of a
    /// customer's gaps; 0.5 to 1000.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ShopRhythm(int days, double gaps = 4, double regularity = 2)
    {
        Days = Guard.Against.Below(days, 1);
        Gaps = Guard.Against.OutsideOf(gaps, FewestGaps, Most);
        Regularity = Guard.Against.OutsideOf(regularity, LeastRegular, Most);
        GapDays = Days / FDistribution.Quantile95(2 * Regularity, 2 * Regularity * Gaps);
    }

    /// <summary>
    /// Gets the rhythm where nothing is known of a shop: 90 days (field convention), 4 gaps and a regularity of 2 (own choice, by the
    /// backtest of <c>docs/performance.md</c>).
    /// </summary>
    public static ShopRhythm Unknown { get; } = new(90);

    /// <summary>Gets the longest silence after a first order that is still usual. Unit: days.</summary>
    public int Days { get; }

    /// <summary>Gets how many such gaps count beside the customer's own.</summary>
    public double Gaps { get; }

    /// <summary>Gets how regularly customers order: 1 is at random, more is evenly.</summary>
    public double Regularity { get; }

    /// <summary>The mean gap by which the longest usual silence is what it is.</summary>
    internal double GapDays { get; }

    /// <summary>How regular a customer is, by their gaps and the shop's.</summary>
    /// <param name="unevenness">The squared differences of the own gaps from their means, in units of these.</param>
    /// <param name="gaps">How many of the own gaps differ freely: one less for each mean.</param>
    internal double RegularityOf(double unevenness, int gaps) => (Gaps + gaps) / ((Gaps / Regularity) + unevenness);
}
