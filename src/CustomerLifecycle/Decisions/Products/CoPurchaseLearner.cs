using CustomerLifecycle.Metrics;

namespace CustomerLifecycle.Decisions;

/// <summary>Counts customer by customer.</summary>
internal sealed class CoPurchaseLearner
{
    private readonly Dictionary<string, ProductTally> _tallies = new(StringComparer.Ordinal);
    private readonly List<ProductTally[]> _baskets = [];

    public void Add(IEnumerable<ProductPurchase> purchases)
    {
        HashSet<ProductTally> basket = [];
        foreach (ProductPurchase purchase in purchases)
        {
            if (!_tallies.TryGetValue(purchase.Product, out ProductTally? tally))
            {
                _tallies.Add(purchase.Product, tally = new(purchase.Product));
            }

            tally.Add(purchase);
            if (basket.Add(tally))
            {
                tally.Customers++;
            }
        }

        if (basket.Count > 0)
        {
            _baskets.Add([.. basket]);
        }
    }

    public CoPurchases Finish(int minimumTogether)
    {
        Dictionary<string, BoughtProduct> products = _tallies.Values
            .Where(t => t.Customers >= minimumTogether)
            .ToDictionary(t => t.Name, t => t.Finish(), StringComparer.Ordinal);
        Dictionary<BoughtProduct, Dictionary<BoughtProduct, int>> together = products.Values.ToDictionary(
            p => p, _ => new Dictionary<BoughtProduct, int>());
        foreach (ProductTally[] basket in _baskets)
        {
            BoughtProduct[] frequent = [.. basket.Select(t => products.GetValueOrDefault(t.Name)).OfType<BoughtProduct>()];
            foreach (BoughtProduct one in frequent)
            {
                Dictionary<BoughtProduct, int> counts = together[one];
                foreach (BoughtProduct other in frequent.Where(o => o != one))
                {
                    counts[other] = counts.GetValueOrDefault(other) + 1;
                }
            }
        }

        foreach ((BoughtProduct product, Dictionary<BoughtProduct, int> counts) in together)
        {
            product.Companions =
            [
                .. counts
                    .Where(c => c.Value >= minimumTogether && IsNoRarer(c.Value, product.Customers, c.Key.Customers))
                    .Select(c => new BoughtTogether(c.Key, c.Value, ConfidenceInterval.Wilson(c.Value, product.Customers).Low))
                    .OrderByDescending(c => c.SureShare)
                    .ThenByDescending(c => c.Customers)
                    .ThenBy(c => c.Product.Name, StringComparer.Ordinal),
            ];
        }

        return new CoPurchases(products, _baskets.Count);
    }

    /// <summary>Whether the share among those who bought the one is at least that among all.</summary>
    private bool IsNoRarer(long both, long bought, long ofAll) => both * _baskets.Count >= ofAll * bought;
}
