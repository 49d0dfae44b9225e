using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>The gaps between orders in a shop's own base: thresholds learnt instead of taken over.</summary>
/// <remarks>
/// The last gap of every customer is still open: it counts as long as it was watched (Kaplan and Meier), so that young and patient
/// customers do not make gaps look too short. Many never order again, so quantiles are of the gaps of those who do: the share of all gaps
/// that closed within the records is taken as the whole.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class OrderGaps
{
    private const double OverdueShare = 0.95;

    private readonly KaplanMeier _gaps;

    private OrderGaps(KaplanMeier gaps, double? regularity)
    {
        _gaps = gaps;
        Regularity = regularity;
    }

    /// <summary>Gets the gaps that closed with an order.</summary>
    public long Closed => _gaps.Events;

    /// <summary>Gets the gaps that are still open.</summary>
    public long Open => _gaps.Censored;

    /// <summary>
    /// Gets how regularly customers order: the reciprocal of the mean squared difference of gaps from their customer's mean, in units of
    /// it. 1 is at random, more is evenly; <see langword="null"/> where nobody has two gaps, or all are the same.
    /// </summary>
    public double? Regularity { get; }

    /// <summary>Learns from a base.</summary>
    /// <param name="customers">The histories; whoever has not ordered is left out, and orders of one day are one.</param>
    /// <param name="asOf">The day as of whose end they are known.</param>
    /// <returns>The gaps.</returns>
    public static OrderGaps Learn(IEnumerable<CustomerHistory> customers, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(customers);
        List<(double Duration, bool Happened)> gaps = [];
        double unevenness = 0;
        long free = 0;
        foreach (CustomerHistory history in Guard.Against.NothingWithin(customers))
        {
            (double Duration, bool Happened)[] own = [.. GapsOf(history, asOf)];
            gaps.AddRange(own);
            double[] closed = [.. own.Where(g => g.Happened).Select(g => g.Duration)];
            if (closed.Length > 1)
            {
                double mean = closed.Average();
                unevenness += closed.Sum(gap => ((gap / mean) - 1) * ((gap / mean) - 1));
                free += closed.Length - 1;
            }
        }

        return new OrderGaps(KaplanMeier.Of(gaps), unevenness > 0 ? free / unevenness : null);
    }

    /// <summary>The days within which a share of those gaps closed that closed within the records.</summary>
    /// <param name="share">The share, more than 0 and less than 1; 0.8 is usual for "active", 0.95 for "lost".</param>
    /// <returns>Whole days, rounded up; <see langword="null"/> where no gap closed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public int? Quantile(double share)
    {
        Guard.Against.NotAShare(share);

        // Survival is a product of fractions: equal within the precision of a few multiplications is equal.
        const double Tolerance = 1e-12;
        double closed = Closed == 0 ? 0 : 1 - _gaps.Steps[^1].Survival;
        foreach (SurvivalStep step in _gaps.Steps)
        {
            if (1 - step.Survival >= (share * closed) - Tolerance)
            {
                return (int)Math.Ceiling(step.Time);
            }
        }

        return null;
    }

    /// <summary>Thresholds of the buyer lifecycle from the shop's own gaps.</summary>
    /// <param name="active">The share of gaps within which a buyer is active.</param>
    /// <param name="inactive">The share of gaps beyond which a buyer is inactive; more than <paramref name="active"/>.</param>
    /// <returns>The options; those of leads keep their defaults.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A share is not between 0 and 1, or they are in the wrong order.</exception>
    /// <exception cref="InvalidOperationException">No gap closed, so nothing can be learnt.</exception>
    public BuyerLifecycleOptions ToOptions(double active = 0.8, double inactive = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(inactive, active);
        int activeDays = RequiredQuantile(active);
        return new BuyerLifecycleOptions
        {
            BuyerActiveDays = activeDays,
            BuyerInactiveDays = Math.Max(activeDays + 1, RequiredQuantile(inactive)),
            CardActiveDays = activeDays,
        };
    }

    /// <summary>The shop's rhythm, towards which a customer's own is shrunk.</summary>
    /// <param name="gaps">How many gaps of the shop count beside the customer's own.</param>
    /// <returns>
    /// A rhythm by which a customer without a gap of their own is overdue once 19 of 20 of the shop's gaps are closed, and as regular as
    /// its customers are; where that cannot be told, as those of <see cref="ShopRhythm.Unknown"/>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of its range.</exception>
    /// <exception cref="InvalidOperationException">No gap closed, so nothing can be learnt.</exception>
    public ShopRhythm ToRhythm(double gaps = 4) => new(
        RequiredQuantile(OverdueShare),
        gaps,
        Math.Clamp(Regularity ?? ShopRhythm.Unknown.Regularity, ShopRhythm.LeastRegular, ShopRhythm.Most));

    private static IEnumerable<(double Duration, bool Happened)> GapsOf(CustomerHistory history, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        Instant end = history.Shop.EndOf(asOf);
        int? before = null;
        foreach (CustomerEvent order in history.CountedOrders().Where(o => o.At < end))
        {
            int day = LocalDay.Of(order.At, history.Shop.Zone);
            if (day > before)
            {
                yield return (day - before.Value, true);
            }

            before = Math.Max(day, before ?? day);
        }

        if (before is { } last)
        {
            yield return (Math.Max(0, LocalDay.Of(asOf) - last), false);
        }
    }

    private int RequiredQuantile(double share) =>
        Quantile(share)
            ?? throw new InvalidOperationException("Nobody in the base has ordered on two days, so nothing can be learnt from its gaps.");
}
