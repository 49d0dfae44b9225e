namespace CustomerLifecycle.Decisions;

/// <summary>What the purchases of a product say of it.</summary>
internal sealed class ProductTally(string name)
{
    private readonly Dictionary<string, int> _categories = new(StringComparer.Ordinal);
    private double _amount;
    private double _quantity;

    public string Name => name;

    public int Customers { get; set; }

    public void Add(ProductPurchase purchase)
    {
        if (purchase.Amount is { } amount)
        {
            _amount += amount;
            _quantity += purchase.Quantity;
        }

        if (purchase.Category is { } category)
        {
            _categories[category] = _categories.GetValueOrDefault(category) + 1;
        }
    }

    /// <summary>The product with its mean price, and the category that it was given most often.</summary>
    public BoughtProduct Finish() => new(
        name,
        Customers,
        _quantity > 0 ? _amount / _quantity : null,
        _categories.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key).FirstOrDefault());
}
