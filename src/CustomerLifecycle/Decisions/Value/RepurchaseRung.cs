using CustomerLifecycle.Metrics.Statistics;

namespace CustomerLifecycle.Decisions.Value;

/// <summary>One rung of the repurchase ladder: how long it takes from one order to the next, if it comes at all.</summary>
internal sealed class RepurchaseRung
{
    /// <summary>Where fewer are still watched, one of them decides too much.</summary>
    private const long FewestAtRisk = 10;

    private readonly double[] _silent; // the share that has not ordered again by the end of each day after an order; what comes later than that nobody knows

    public RepurchaseRung(KaplanMeier gaps)
    {
        long fewest = Math.Min(FewestAtRisk, (gaps.Count + 1) / 2);
        SurvivalStep[] steps = [.. gaps.Steps.TakeWhile(s => s.AtRisk >= fewest)];
        _silent = new double[steps.Length == 0 ? 1 : (int)steps[^1].Time + 1];
        Array.Fill(_silent, 1);
        foreach (SurvivalStep step in steps)
        {
            Array.Fill(_silent, step.Survival, (int)step.Time, _silent.Length - (int)step.Time);
        }
    }

    /// <summary>The chance of an order within some days after a silence.</summary>
    public double Chance(int silence, int days) => 1 - (Silent(silence + days) / Silent(silence));

    /// <summary>The orders expected within some days after a silence.</summary>
    /// <param name="silence">The days since the last order.</param>
    /// <param name="next">What follows after the next order: the orders expected within 0, 1, 2 … days, up to the days asked for.</param>
    public double Orders(int silence, double[] next)
    {
        double orders = 0;
        int last = next.Length - 1;
        for (int days = 1; days <= last; days++)
        {
            orders += (Silent(silence + days - 1) - Silent(silence + days)) * (1 + next[last - days]);
        }

        return orders / Silent(silence);
    }

    /// <summary>The orders expected within 0, 1, 2 … days right after an order.</summary>
    /// <param name="days">The most days.</param>
    /// <param name="next">What follows after the next order; <see langword="null"/>: this rung again and again.</param>
    public double[] OrdersWithin(int days, double[]? next)
    {
        double[] orders = new double[days + 1];
        double sameDay = 1 - Silent(0);
        for (int within = 0; within <= days; within++)
        {
            double sum = sameDay * (1 + (next?[within] ?? 0));
            for (int gap = 1; gap <= within; gap++)
            {
                sum += (Silent(gap - 1) - Silent(gap)) * (1 + (next ?? orders)[within - gap]);
            }

            // Where the rung follows itself, what follows on the same day is what is looked for.
            orders[within] = next is null ? sum / (1 - sameDay) : sum;
        }

        return orders;
    }

    private double Silent(int days) => _silent[Math.Min(days, _silent.Length - 1)];
}
