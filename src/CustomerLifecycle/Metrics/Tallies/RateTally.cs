
namespace CustomerLifecycle.Metrics;

/// <summary>Counts how many of how many.</summary>
internal sealed class RateTally(Func<CustomerPeriod, Proportion> share, LocalizedText undefined) : IMetricTally
{
    private long _successes;
    private long _trials;

    public void Add(CustomerPeriod customer)
    {
        Proportion own = share(customer);
        _successes += own.Successes;
        _trials += own.Trials;
    }

    public IReadOnlyList<MetricValue> Values() => [MetricValue.Rate(new Proportion(_successes, _trials), undefined)];
}
