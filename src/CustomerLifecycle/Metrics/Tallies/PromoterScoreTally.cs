
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
        // Every answer is 1, 0 or −1.
        long net = _promoters - _detractors;
        double deviations = _answers == 0 ? 0 : Math.Max(0, _promoters + _detractors - ((double)net * net / _answers));
        MetricValue share = MetricValue.Mean(net, deviations, _answers, "no survey was answered in the period");
        return share.Value is not { } value
            ? [share]
            : [MetricValue.Of(Points * value, net, _answers, share.Interval is { } i ? InPoints(i) : null)];
    }

    /// <summary>No score lies beyond a hundred points, however few the answers.</summary>
    private static ConfidenceInterval InPoints(ConfidenceInterval share) =>
        new(Math.Max(-Points, Points * share.Low), Math.Min(Points, Points * share.High), share.Method);
}
