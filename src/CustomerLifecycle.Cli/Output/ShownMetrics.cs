using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Metrics;

namespace CustomerLifecycle.Cli.Output;

/// <summary>The metrics that the data can answer.</summary>
internal static class ShownMetrics
{
    /// <summary>Without a cost they would repeat the revenue under a name that promises more.</summary>
    private static readonly string[] OfProfit = ["profit", "profit-per-customer"];

    public static IReadOnlyList<IMetric> Of(IEnumerable<IMetric> metrics, InputCustomers customers) =>
        customers.Customers.Any(c => c.Value.Events.Any(e => e.Cost != 0))
            ? [.. metrics]
            : [.. metrics.Where(m => !OfProfit.Contains(m.Definition.Key, StringComparer.Ordinal))];
}
