using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>What customers who bought one product bought too, counted in the shop's own base: the next best product (source 004).</summary>
/// <remarks>
/// <para>
/// For a product that the customer has, every other one that they do not have is a candidate, where enough customers bought both and those
/// who bought the one bought the other at least as often as customers in general. Of several the one comes first whose share is
/// highest for sure: the lower end of its 95 % interval (Wilson), so that 14 of 20 beat 3 of 3. Equal ones are put in order by their
/// counts, then by their names. When and in which order something was bought does not matter.
/// </para>
/// <para>Somebody who bought a product often counts once.</para>
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class CoPurchases
{
    /// <summary>How many customers must have bought both products where nothing else is asked for.</summary>
    public const int DefaultMinimumTogether = 5;

    private const int AgainAndAgainDays = 3;

    private readonly Dictionary<string, BoughtProduct> _products;

    internal CoPurchases(Dictionary<string, BoughtProduct> products, int customers)
    {
        _products = products;
        Customers = customers;
    }

    /// <summary>Gets how many customers have bought a product that is known by name.</summary>
    public int Customers { get; }

    /// <summary>Counts what was bought together.</summary>
    /// <param name="customers">The purchases of each customer of the base, in any order.</param>
    /// <param name="minimumTogether">How many customers must have bought both products, at least 1.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static CoPurchases Learn(
        IEnumerable<IEnumerable<ProductPurchase>> customers, int minimumTogether = DefaultMinimumTogether)
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumTogether, 1);
        CoPurchaseLearner learner = new();
        foreach (IEnumerable<ProductPurchase> purchases in customers)
        {
            ArgumentNullException.ThrowIfNull(purchases, nameof(customers));
            learner.Add(Guard.Against.NothingWithin(purchases, nameof(customers)));
        }

        return learner.Finish(minimumTogether);
    }

    /// <summary>What to offer a customer next.</summary>
    /// <param name="purchases">What the customer bought so far.</param>
    /// <param name="asOf">The day; later purchases are left out.</param>
    /// <returns>The best product of each kind, where there is one. Nothing that the customer has is offered, but for more of it.</returns>
    /// <exception cref="ArgumentException">The day is of another calendar than the ISO calendar.</exception>
    public ProductOffers Offers(IReadOnlyList<ProductPurchase> purchases, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(purchases);
        Guard.Against.NotIso(asOf);
        ProductPurchase[] known = [.. Guard.Against.NothingWithin(purchases).Where(p => p.On <= asOf)];
        HashSet<string> owned = new(known.Select(p => p.Product), StringComparer.Ordinal);
        BoughtProduct[] had = [.. owned.Select(p => _products.GetValueOrDefault(p)).OfType<BoughtProduct>()];
        BoughtProduct[] priced = [.. had.Where(p => p is { Category: not null, Price: not null })];
        Dictionary<string, double> dearest = priced
            .GroupBy(p => p.Category!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Max(p => p.Price!.Value), StringComparer.Ordinal);
        return new ProductOffers
        {
            HasProducts = known.Length > 0,
            NextBest = OfferOf(Best(had, _ => true)),
            CrossSell = OfferOf(Best(had, c => !c.IsOfOneCategory)),
            UpSell = OfferOf(Best(priced, c => c.IsDearerThan(dearest)), isDearer: true),
            DeepSell = MoreOf(known),
        };

        // Companions stand in order, so the first that will do is the best of its product.
        Candidate? Best(IEnumerable<BoughtProduct> from, Func<Candidate, bool> willDo) => from
            .Select(p => p.Companions.Where(c => !owned.Contains(c.Product.Name)).Select(c => new Candidate(p, c)).FirstOrDefault(willDo))
            .OfType<Candidate>()
            .OrderByDescending(c => c.Other.SureShare)
            .ThenByDescending(c => c.Other.Customers)
            .ThenBy(c => c.Other.Product.Name, StringComparer.Ordinal)
            .ThenBy(c => c.Owned.Name, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private ProductOffer? OfferOf(Candidate? candidate, bool isDearer = false) =>
        candidate is null ? null : new(candidate.Owned, candidate.Other, Customers, isDearer);

    private static ProductOffer? MoreOf(ProductPurchase[] purchases) => purchases
        .GroupBy(p => p.Product, StringComparer.Ordinal)
        .Select(g => (Product: g.Key, Days: g.Select(p => p.On).Distinct().Count(), Last: g.Max(p => p.On)))
        .Where(p => p.Days >= AgainAndAgainDays)
        .OrderByDescending(p => p.Days)
        .ThenByDescending(p => p.Last)
        .ThenBy(p => p.Product, StringComparer.Ordinal)
        .Select(p => new ProductOffer(p.Product, p.Days, p.Last))
        .FirstOrDefault();

    /// <summary>A product that the customer does not have, beside one that they have.</summary>
    private sealed record Candidate(BoughtProduct Owned, BoughtTogether Other)
    {
        /// <summary>Whether both are known to be of one category: the one takes the place of the other, and completes nothing.</summary>
        public bool IsOfOneCategory =>
            Owned.Category is { } category && string.Equals(category, Other.Product.Category, StringComparison.Ordinal);

        /// <summary>Whether it costs more than all that the customer has of its category.</summary>
        public bool IsDearerThan(Dictionary<string, double> dearest) =>
            IsOfOneCategory && Other.Product.Price > dearest[Owned.Category!];
    }
}
