using System.Globalization;

namespace CustomerLifecycle.Metrics;

/// <summary>
/// Gives quantiles of what is observed, right within half a per cent, in memory that does not grow with the observations.
/// </summary>
internal sealed class QuantileTally(
    Func<CustomerPeriod, IEnumerable<double>> observations, LocalizedText undefined, params double[] shares) : IMetricTally
{
    private readonly QuantileSketch _sketch = new();

    public void Add(CustomerPeriod customer)
    {
        foreach (double value in observations(customer))
        {
            _sketch.Add(value);
        }
    }

    public IReadOnlyList<MetricValue> Values() => [.. shares.Select(ValueOf)];

    private MetricValue ValueOf(double share)
    {
        MetricValue value = _sketch.Quantile(share) is { } quantile
            ? MetricValue.Of(quantile, quantile, 1)
            : MetricValue.None(undefined);
        return shares.Length == 1 ? value : value with { Label = string.Create(CultureInfo.InvariantCulture, $"p{share * 100:0}") };
    }
}
