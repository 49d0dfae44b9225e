
namespace CustomerLifecycle.Metrics;

/// <summary>
/// Counts after how many of some beginnings something follows, or does not, within so many days; beginnings too young are not counted.
/// </summary>
internal sealed class WithinDaysTally(
    MetricScope scope,
    Func<CustomerPeriod, IEnumerable<(int Begins, int? Follows)>> beginnings,
    int days,
    bool countsMissing,
    LocalizedText undefined) : IMetricTally
{
    private long _counted;
    private long _mature;
    private int _earliestYoung = int.MaxValue;

    public void Add(CustomerPeriod customer)
    {
        int end = LocalDay.Of(scope.ObservedUntil);
        foreach ((int begins, int? follows) in beginnings(customer))
        {
            if (begins + days >= end)
            {
                _earliestYoung = Math.Min(_earliestYoung, begins);
                continue;
            }

            _mature++;
            _counted += (follows - begins <= days) != countsMissing ? 1 : 0;
        }
    }

    public IReadOnlyList<MetricValue> Values() =>
    [
        _mature == 0 && _earliestYoung != int.MaxValue
            ? MetricValue.NotYet(_earliestYoung + days + 1)
            : MetricValue.Rate(new Proportion(_counted, _mature), undefined),
    ];
}
