using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>How long a customer usually takes from one day with an order to the next, and at most in 19 of 20 cases.</summary>
/// <param name="UsualDays">The median of the latest gaps; null where there is none.</param>
/// <param name="LongestDays">The longest silence that the rhythm still explains: the order is overdue on the day after.</param>
/// <remarks>
/// Gaps of one customer are taken to follow a gamma distribution: its mean says how often, its shape how regularly (1: at random, as
/// calls arrive; more: evenly, as a habit). Both are shrunk towards the shop's, as by a prior of so many gaps. The next gap, over the
/// mean known so far, is then a ratio of two gamma variables: an F distribution, from which a silence is judged that is not over yet.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OrderRhythm(int? UsualDays, double LongestDays)
{
    /// <summary>Reads the rhythm.</summary>
    /// <param name="days">The latest days with an order, at least one.</param>
    /// <param name="shop">The rhythm of the shop.</param>
    public static OrderRhythm Of(ref readonly LatestDays<OrdersOfDay> days, ShopRhythm shop)
    {
        int gaps = days.Gaps;
        if (gaps == 0)
        {
            return new(UsualDays: null, shop.Days);
        }

        double mean = (double)(days.Last - days[0]) / gaps;
        double shape = shop.RegularityOf(Unevenness(in days, 0, gaps, mean), gaps - 1);

        // A gap of a regular customer says more about their mean.
        double known = shop.Gaps * shop.Regularity;
        double own = gaps * shape;
        double expected = ((known * shop.GapDays) + (own * mean)) / (known + own);
        return new(MedianGap(in days), expected * FDistribution.Quantile95(2 * shape, 2 * (known + own)));
    }

    /// <summary>The sum of the squared differences of some gaps from their mean, over the square of the mean.</summary>
    public static double Unevenness<TDay>(ref readonly LatestDays<TDay> days, int from, int to, double mean)
        where TDay : struct, IDayOfMany<TDay>
    {
        double sum = 0;
        for (int gap = from; gap < to; gap++)
        {
            double difference = (days.Gap(gap) / mean) - 1;
            sum += difference * difference;
        }

        return sum;
    }

    private static int MedianGap(ref readonly LatestDays<OrdersOfDay> days)
    {
        Span<int> gaps = stackalloc int[days.Gaps];
        for (int gap = 0; gap < gaps.Length; gap++)
        {
            gaps[gap] = days.Gap(gap);
        }

        gaps.Sort();
        int middle = gaps.Length / 2;
        return gaps.Length % 2 == 1 ? gaps[middle] : (int)(((long)gaps[middle - 1] + gaps[middle] + 1) / 2);
    }
}
