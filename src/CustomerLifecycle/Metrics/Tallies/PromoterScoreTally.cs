
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
        if (_answers == 0)
        {
            return [MetricValue.None(NoValue.NoSurveyWasAnsweredInThePeriod)];
        }

        long net = _promoters - _detractors;
        ConfidenceInterval share = ConfidenceInterval.OfDifference(
            new Proportion(_promoters, _answers), new Proportion(_detractors, _answers));
        return
        [
            MetricValue.Of(
                Points * net / _answers,
                net,
                _answers,
                new ConfidenceInterval(Points * share.Low, Points * share.High, share.Method)),
        ];
    }
}
