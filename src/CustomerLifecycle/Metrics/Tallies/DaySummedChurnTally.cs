namespace CustomerLifecycle.Metrics;

/// <summary>The sum over the days of the period of who was lost on the day, divided by who was active at its beginning.</summary>
internal sealed class DaySummedChurnTally(MetricScope scope) : IMetricTally
{
    // Of each day the change of those active at its beginning, and those lost on it.
    private readonly long[] _change = new long[scope.Period.Days + 1];
    private readonly long[] _lost = new long[scope.Period.Days];

    public void Add(CustomerPeriod customer)
    {
        // A sign of being a customer makes active at the beginnings of the days after it; on the last of them, without another sign, the
        // customer is lost.
        int activeUntil = int.MinValue;
        foreach (ActiveSpan span in customer.Spans.TakeWhile(s => s.From < customer.ToDay))
        {
            if (span.From > activeUntil)
            {
                Lose(activeUntil, customer.FromDay);
                Shift(span.From + 1, +1, customer.FromDay);
            }

            activeUntil = Math.Max(activeUntil, span.Until);
        }

        Lose(activeUntil, customer.FromDay);
    }

    public IReadOnlyList<MetricValue> Values()
    {
        double sum = 0;
        double variance = 0;
        long active = 0;
        long lost = 0;
        long days = 0;
        for (int day = 0; day < _lost.Length; day++)
        {
            active += _change[day];
            lost += _lost[day];
            days += active;
            sum += active > 0 ? (double)_lost[day] / active : 0;
            variance += active > 0 ? (double)_lost[day] / active / active : 0;
        }

        if (days == 0)
        {
            return [MetricValue.None(NoValue.NobodyWasActive)];
        }

        // A weighted sum of counts is as certain as a plain count of the same mean and variance (Fay and Feuer 1997).
        double meanActive = (double)days / _lost.Length;
        double one = sum > 0 ? variance / sum : 1 / meanActive;
        return [MetricValue.Of(sum, lost, meanActive, ConfidenceInterval.PoissonScore(sum / one, 1 / one))];
    }

    private void Lose(int activeUntil, int from)
    {
        if (activeUntil == int.MinValue)
        {
            return;
        }

        int lostOn = activeUntil - from;
        if (lostOn >= 0 && lostOn < _lost.Length)
        {
            _lost[lostOn]++;
        }

        Shift(activeUntil + 1, -1, from);
    }

    private void Shift(int day, int change, int from)
    {
        int index = Math.Max(0, day - from);
        if (index < _change.Length)
        {
            _change[index] += change;
        }
    }
}
