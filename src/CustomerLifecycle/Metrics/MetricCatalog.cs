using CustomerLifecycle.Activity;

namespace CustomerLifecycle.Metrics;

/// <summary>The metrics that ship.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public static class MetricCatalog
{
    /// <summary>Gets the metrics in the order of a report.</summary>
    public static IReadOnlyList<IMetric> All { get; } =
    [
        new FactMetric("customers", LocalizedText.Of("Customers", "Personen"), FactUnit.Count, _ => 1),
        new FactMetric("orders", LocalizedText.Of("Orders", "Bestellungen"), FactUnit.Count, f => f.Orders),
        new FactMetric("revenue", LocalizedText.Of("Revenue", "Umsatz"), FactUnit.Amount, f => f.Revenue),
        new FactMetric("profit", LocalizedText.Of("Profit", "Gewinn"), FactUnit.Amount, f => f.Profit),
        new FactMetric(
            "average-order-value",
            LocalizedText.Of("Average order value", "Ø Bestellwert"),
            FactUnit.Amount,
            f => f.Revenue,
            f => f.Orders,
            "no orders"),
        new FactMetric(
            "repeat-buyer-share",
            LocalizedText.Of("Repeat buyers", "Wiederkäufer"),
            FactUnit.Share,
            f => f.Orders >= 2 ? 1 : 0,
            f => f.Orders >= 1 ? 1 : 0,
            "no buyers"),
    ];
}
