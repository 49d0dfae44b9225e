using CustomerLifecycle.Metrics;

namespace CustomerLifecycle.Decisions;

/// <summary>One rung of the repurchase ladder: after so many orders, who is still silent after how many days.</summary>
internal sealed class RepurchaseRung
{
    /// <summary>Where fewer are still watched, one of them decides too much.</summary>
    private const long FewestAtRisk = 10;

    // The share that has not ordered again by the end of each day after an order, as far as the records reach.
    private readonly double[] _silent;
    private readonly double _fading; // how fast the share falls beyond them
    private readonly double[] _leastFading; // how fast it may fall at least from each day on, even where nobody came back later

    /// <summary>
    /// Initializes a new instance of the <see cref="RepurchaseRung"/> class from gaps by their days: those that closed, and those that are
    /// open.
    /// </summary>
    public RepurchaseRung(DurationCounts gaps)
    {
        long left = gaps.Count;
        long fewest = Math.Min(FewestAtRisk, (left + 1) / 2);
        int last = 0;
        foreach ((double days, long closed, long open) in gaps.InOrder)
        {
            last = left >= fewest ? (int)days : last;
            left -= closed + open;
        }

        // Even where all came back so far, the next one may not.
        double least = 0.5 / Math.Max(1, gaps.Count);
        SurvivalStep[] steps = [.. KaplanMeier.Of(gaps).Steps.TakeWhile(s => s.Time <= last)];
        _silent = new double[last + 1];
        Array.Fill(_silent, 1);
        foreach (SurvivalStep step in steps)
        {
            Array.Fill(_silent, Math.Max(least, step.Survival), (int)step.Time, _silent.Length - (int)step.Time);
        }

        _leastFading = LeastFadingOf(gaps, _silent.Length);
        _fading = FadingOf(gaps, Math.Max(1, (last + 1) * 3 / 4));
    }

    /// <summary>The chance of an order within some days after a silence.</summary>
    public double Chance(int silence, int days)
    {
        double least = silence < _leastFading.Length ? 1 - Math.Pow((silence + 1.0) / (silence + 1.0 + days), _leastFading[silence]) : 0;
        return Math.Max(least, 1 - (Silent(silence + days) / Silent(silence)));
    }

    /// <summary>
    /// The share that is still silent. Beyond the records the rate of coming back is taken to fall with the inverse of the silence, as it
    /// does where everybody has an even pace of their own and the fast ones leave the silent first.
    /// </summary>
    private double Silent(int days) =>
        days < _silent.Length ? _silent[days] : _silent[^1] * Math.Pow((double)_silent.Length / (days + 1), _fading);

    /// <summary>
    /// The rate of coming back times the silence, from all that was seen after a number of days: the events over the logarithms of the
    /// silences, the most likely one of a hazard that falls with the inverse of time. Half an event in a unit of time is added: where
    /// nobody came back yet, somebody still may.
    /// </summary>
    private static double FadingOf(DurationCounts gaps, int after)
    {
        double logarithms = 1;
        double came = 0.5;
        foreach ((double days, long closed, long open) in gaps.InOrder.Where(g => g.Duration >= after))
        {
            logarithms += (closed + open) * Math.Log((days + 1) / after);
            came += closed;
        }

        return came / logarithms;
    }

    /// <summary>
    /// Half an event over the logarithms of the silences after each day: what was not seen yet may still happen, the less so the more were
    /// watched.
    /// </summary>
    private static double[] LeastFadingOf(DurationCounts gaps, int length)
    {
        double[] fading = new double[length];
        (double Days, long Count)[] descending = [.. gaps.InOrder.Reverse().Select(g => (g.Duration, g.Ended + g.Open))];
        int next = 0;
        double logarithms = 0;
        long count = 0;
        for (int day = length - 1; day >= 0; day--)
        {
            for (; next < descending.Length && descending[next].Days >= day; next++)
            {
                logarithms += descending[next].Count * Math.Log(descending[next].Days + 1);
                count += descending[next].Count;
            }

            fading[day] = 0.5 / (1 + Math.Max(0, logarithms - (count * Math.Log(day + 1))));
        }

        return fading;
    }
}
