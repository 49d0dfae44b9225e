namespace CustomerLifecycle.Decisions;

/// <summary>A product that customers of the base bought.</summary>
internal sealed class BoughtProduct(string name, int customers, double? price, string? category)
{
    public string Name => name;

    public int Customers => customers;

    /// <summary>What one of it costs on average; <see langword="null"/> where no purchase says so.</summary>
    public double? Price => price;

    public string? Category => category;

    /// <summary>What enough customers who bought it bought too, the best first; set once, as soon as all products are known.</summary>
    public BoughtTogether[] Companions { get; set; } = [];
}
