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
    private readonly KaplanMeier _gaps;

    private OrderGaps(KaplanMeier gaps) => _gaps = gaps;

    /// <summary>Gets the gaps that closed with an order.</summary>
    public long Closed => _gaps.Events;

    /// <summary>Gets the gaps that are still open.</summary>
    public long Open => _gaps.Censored;

    /// <summary>Learns from a base.</summary>
    /// <param name="customers">The histories; whoever has not ordered is left out, and orders of one day are one.</param>
    /// <param name="asOf">The day as of whose end they are known.</param>
    /// <returns>The gaps.</returns>
    public static OrderGaps Learn(IEnumerable<CustomerHistory> customers, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(customers);
        return new OrderGaps(KaplanMeier.Of(customers.SelectMany(history => GapsOf(history, asOf))));
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
        };
    }

    /// <summary>The shop's rhythm, towards which a customer's own is shrunk.</summary>
    /// <param name="quantile">
    /// The share of gaps after which an order is overdue: that of <see cref="DeclinePolicy.OverdueQuantile"/>.
    /// </param>
    /// <param name="gaps">How many gaps of the shop count beside the customer's own.</param>
    /// <returns>A rhythm by which a customer without a gap of their own is overdue once this share of the shop's gaps is closed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="InvalidOperationException">No gap closed, so nothing can be learnt.</exception>
    public ShopRhythm ToRhythm(double quantile = 0.95, double gaps = 4)
    {
        int days = RequiredQuantile(quantile);
        return new ShopRhythm(days / (gaps * (Math.Pow(1 - quantile, -1 / gaps) - 1)), gaps);
    }

    private static IEnumerable<(double Duration, bool Happened)> GapsOf(CustomerHistory history, LocalDate asOf)
    {
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
