using CustomerLifecycle.Activity;
using CustomerLifecycle.Metrics.Statistics;

namespace CustomerLifecycle.Metrics;

/// <summary>Promoters less detractors, in points, by the latest answer of each customer in the period.</summary>
internal sealed class PromoterScoreTally : IMetricTally
{
    private const int Promoter = 9;
    private const int Detractor = 6;
    private const double Points = 100;

    private long _promoters;
    private long _detractors;
    private long _answers;

    public void Add(CustomerPeriod customer)
    {
        int? latest = null;
        foreach (CustomerEvent answer in customer.Events(CustomerEventKind.SurveyAnswered))
        {
            latest = answer.Score;
        }

        if (latest is { } score)
        {
            _answers++;
            _promoters += score >= Promoter ? 1 : 0;
            _detractors += score <= Detractor ? 1 : 0;
        }
    }

    public IReadOnlyList<MetricValue> Values()
    {
        MetricValue share = MetricValue.Mean(_promoters - _detractors, _promoters + _detractors, _answers, "no survey was answered in the period");
        return share.Value is not { } value
            ? [share]
            : [MetricValue.Of(Points * value, _promoters - _detractors, _answers, share.Interval is { } i ? ConfidenceInterval.OfMean(Points * value, Points * (i.High - value) / Normal.Z95) : null)];
    }
}
