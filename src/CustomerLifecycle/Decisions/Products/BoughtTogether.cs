namespace CustomerLifecycle.Decisions;

/// <summary>Another product that customers bought too.</summary>
/// <param name="Product">The other product.</param>
/// <param name="Customers">How many bought both.</param>
/// <param name="SureShare">The share of those who bought the first that is sure at 95 %.</param>
internal sealed record BoughtTogether(BoughtProduct Product, int Customers, double SureShare);
