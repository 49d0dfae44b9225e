using System.Globalization;

namespace CustomerLifecycle.Metrics;

/// <summary>
/// Days from the first order to the second by Kaplan and Meier: those who have not ordered again are censored, not left out.
/// </summary>
internal sealed class TimeToSecondOrderTally(MetricScope scope, bool isShares) : IMetricTally
{
    private static readonly int[] Days = [30, 60, 90, 180, 365];
    private static readonly double[] Shares = [0.1, 0.25, 0.5, 0.75];

    private readonly DurationCounts _counts = new();

    public void Add(CustomerPeriod customer)
    {
        if (customer.OrderCountAtEnd == 0)
        {
            return;
        }

        int first = customer.Orders[0].Day;
        bool isSecond = customer.OrderCountAtEnd >= 2;
        _counts.Add(isSecond ? customer.Orders[1].Day - first : LocalDay.Of(scope.Period.To) - 1 - first, isOpen: !isSecond);
    }

    public IReadOnlyList<MetricValue> Values()
    {
        KaplanMeier estimate = KaplanMeier.Of(_counts);
        return isShares
            ? [.. Days.Select(day => ShareBy(estimate, day) with { Label = day.ToString(CultureInfo.InvariantCulture) })]
            : [.. Shares.Select(
                share => Quantile(estimate, share) with { Label = string.Create(CultureInfo.InvariantCulture, $"p{share * 100:0}") })];
    }

    private static MetricValue ShareBy(KaplanMeier estimate, int day)
    {
        if (estimate.Survival(day) is not { } survival)
        {
            return MetricValue.None(
                estimate.Count == 0 ? NoValue.NoCustomers : NoValue.NobodyWatchedFor(day));
        }

        ConfidenceInterval? interval = estimate.Interval(day) is { } i ? new ConfidenceInterval(1 - i.High, 1 - i.Low, i.Method) : null;
        return MetricValue.Of(1 - survival, estimate.Steps.TakeWhile(s => s.Time <= day).Sum(s => s.Events), estimate.Count, interval);
    }

    private static MetricValue Quantile(KaplanMeier estimate, double share)
    {
        if (estimate.Quantile(share) is not { } days)
        {
            return MetricValue.None(estimate.Count == 0
                ? NoValue.NoCustomers
                : NoValue.FewerThanKnown(share));
        }

        (double? low, double? high) = estimate.QuantileInterval(share);
        return MetricValue.Of(
            days,
            estimate.Events,
            estimate.Count,
            low is { } from && high is { } to ? new ConfidenceInterval(from, to, IntervalMethod.LogSurvival) : null);
    }
}
