
namespace CustomerLifecycle.Decisions;

/// <summary>What an <see cref="Advisor"/> decides by. Every list and policy is data, to be extended or replaced.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record AdvisorOptions
{
    /// <summary>Gets the default options.</summary>
    public static AdvisorOptions Default { get; } = new();

    /// <summary>
    /// Gets the value that makes tiers, finite, from facts and the value to come. Default: the profit so far; for the predicted value use
    /// <c>(_, toCome) => toCome.Amount ?? 0</c>.
    /// </summary>
    public Func<CustomerFacts, ValueToCome, double> Value
    {
        get;
        init => field = Guard.Against.Missing(value);
    } = (facts, _) => facts.Profit;

    /// <summary>Gets the value tiers, the best first. Default: <see cref="ValueTiers.ShippedTiers"/>.</summary>
    public IReadOnlyList<ValueTier> Tiers { get; init => field = Guard.Against.Missing(value); } = ValueTiers.ShippedTiers;

    /// <summary>Gets the top shares of buyers that make the tiers. Default: <see cref="ValueTiers.ShippedShares"/>.</summary>
    public IReadOnlyList<double> TopShares { get; init => field = Guard.Against.Missing(value); } = ValueTiers.ShippedShares;

    /// <summary>Gets absolute limits of the tiers, in place of <see cref="TopShares"/>. Default: <see langword="null"/>, none.</summary>
    public IReadOnlyList<double>? TierLimits { get; init; }

    /// <summary>
    /// Gets from what spend on a customer is a high roller. Default: <see langword="null"/>, learnt so that at most 5 % of buyers are.
    /// </summary>
    public HighRollerLimits? HighRollers { get; init; }

    /// <summary>
    /// Gets what forecasts the value to come. Default: <see langword="null"/>, a <see cref="RepurchaseForecast"/> learnt from the base.
    /// </summary>
    public IValueForecast? Forecast { get; init; }

    /// <summary>
    /// Gets how recency, frequency and monetary value are scored; ties cannot be parted, since customers are scored one by one.
    /// </summary>
    public RfmOptions Rfm { get; init => field = Guard.Against.Missing(value); } = new();

    /// <summary>Gets which scores make which segment. Default: the map that ships.</summary>
    public RfmSegmentMap Segments { get; init => field = Guard.Against.Missing(value); } = RfmSegmentMap.Default;

    /// <summary>Gets how much attention value earns.</summary>
    public AttentionPlan Attention { get; init => field = Guard.Against.Missing(value); } = AttentionPlan.Default;

    /// <summary>Gets whom to win back.</summary>
    public WinBackPolicy WinBack { get; init => field = Guard.Against.Missing(value); } = WinBackPolicy.Default;

    /// <summary>Gets whom to keep by an offer.</summary>
    public ChurnOfferPolicy ChurnOffer { get; init => field = Guard.Against.Missing(value); } = ChurnOfferPolicy.Default;

    /// <summary>Gets the tactics. Default: those that ship.</summary>
    public Playbook Playbook { get; init => field = Guard.Against.Missing(value); } = Playbook.Shipped;

    /// <summary>Gets whom the shop may address, and how often.</summary>
    public ContactPolicy Contacts { get; init => field = Guard.Against.Missing(value); } = ContactPolicy.Default;

    /// <summary>Gets which dates are celebrated.</summary>
    public CelebrationPlan Celebrations { get; init => field = Guard.Against.Missing(value); } = CelebrationPlan.Default;

    /// <summary>
    /// Gets what is bought together, for offers of products. Default: <see langword="null"/>, learnt from orders that name their product
    /// (<see cref="CustomerEvent.Reference"/>); where an order holds several, hand over <see cref="CoPurchases.Learn"/> of your own.
    /// </summary>
    public CoPurchases? Products { get; init; }

    /// <summary>Gets how long products last. Default: <see langword="null"/>, nothing is foretold of supplies.</summary>
    public ReplenishmentPlan? Replenishment { get; init; }
}
