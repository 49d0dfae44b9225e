using System.Globalization;

namespace CustomerLifecycle.Metrics;

/// <summary>
/// Of those with n orders, how many have ordered once more; with a window, only those who have been watched that long since their nth
/// order.
/// </summary>
internal sealed class RepurchaseLadderTally(MetricScope scope, int? withinDays) : IMetricTally
{
    private const int Rungs = 10;

    private readonly long[] _reached = new long[Rungs];
    private readonly long[] _wentOn = new long[Rungs];
    private readonly int[] _earliestYoung = [.. Enumerable.Repeat(int.MaxValue, Rungs)];

    public void Add(CustomerPeriod customer)
    {
        int end = LocalDay.Of(scope.ObservedUntil);
        int known = withinDays is null ? customer.OrderCountAtEnd : customer.Orders.Count;
        for (int n = 0; n < Rungs && n < customer.OrderCountAtEnd; n++)
        {
            bool wentOn = n + 1 < known;
            if (withinDays is { } days)
            {
                int day = customer.Orders[n].Day;
                if (day + days >= end)
                {
                    _earliestYoung[n] = Math.Min(_earliestYoung[n], day);
                    continue;
                }

                wentOn &= wentOn && customer.Orders[n + 1].Day - day <= days;
            }

            _reached[n]++;
            _wentOn[n] += wentOn ? 1 : 0;
        }
    }

    public IReadOnlyList<MetricValue> Values() =>
        [.. Enumerable.Range(0, Rungs).Select(n => ValueOf(n) with { Label = (n + 1).ToString(CultureInfo.InvariantCulture) })];

    private MetricValue ValueOf(int n) => _reached[n] == 0 && _earliestYoung[n] != int.MaxValue
        ? MetricValue.NotYet(_earliestYoung[n] + withinDays!.Value + 1)
        : MetricValue.Rate(
            new Proportion(_wentOn[n], _reached[n]), NoValue.CustomerWithOrders(n + 1));
}
