using NodaTime;

namespace CustomerLifecycle.Tests;

/// <summary>Rhythm and signs of decline by plain lists of days, and the quantile by halving.</summary>
internal static class DeclineOracle
{
    public static void Check(Shop shop, CustomerEvent[] events, LocalDate asOf, CustomerFacts facts)
    {
        DeclinePolicy policy = shop.Decline;
        int today = DayOf(asOf);
        CustomerEvent[] seen =
        [
            .. FactsOracle.Judged(shop, events, Instant.MaxValue)
                .Where(e => e is not { Kind: CustomerEventKind.Order, Status: OrderStatus.Test }),
        ];
        CustomerEvent[] orders = [.. seen.Where(e => e.Kind == CustomerEventKind.Order && shop.Orders.Counts(e))];
        int[] orderDays = [.. orders.Select(On).Order()];
        int[] lifeDays =
            [.. seen.Where(e => e.Kind != CustomerEventKind.Order && CustomerEventKinds.IsEngagement(e.Kind)).Select(On).Order()];

        double[] gaps = GapsOf(Latest(orderDays));
        double? longest = orderDays.Length > 0 ? LongestOf(gaps, policy.Rhythm) : null;
        Near(longest, facts.LongestDaysBetweenOrders);
        Near(orderDays.LastOrDefault() + longest + 1 - today, facts.DaysUntilOverdue);
        Near(MedianOf(gaps), facts.UsualDaysBetweenOrders);

        Paced? pace = orderDays.Length >= policy.MinimumOrders ? PaceOf(orderDays, policy) : null;
        Near(pace?.Recent, facts.RecentDaysBetweenOrders);
        Near(pace?.Earlier, facts.EarlierDaysBetweenOrders);
        double? overdueOn = gaps.Length >= 2 ? orderDays.LastOrDefault() + longest + 1 : null;
        Near((pace is null ? overdueOn : Math.Min(overdueOn!.Value, pace.SlowerOn)) - today, facts.DaysUntilBuyingLessOften);
        Paced? life = lifeDays.Length >= policy.MinimumEngagements ? PaceOf(lifeDays, policy) : null;
        Near(life?.SlowerOn - today, facts.DaysUntilEngagingLess);

        CustomerEvent[] recent = [.. orders.Where(o => pace is not null && On(o) > pace.Before)];
        CustomerEvent[] earlier = [.. orders.Where(o => pace is not null && On(o) <= pace.Before)];
        Near(
            earlier.Sum(Kept) > 0 ? (double)(100 * (recent.Average(Kept) / earlier.Average(Kept))) : null,
            facts.RecentOrderValuePercent);

        // Of days with returns the dozen latest are kept.
        CustomerEvent[] refunded = [.. seen.Where(e => e is { Kind: CustomerEventKind.Order, Status: OrderStatus.Refunded })];
        CustomerEvent[] back = [.. seen.Where(e => e.Kind == CustomerEventKind.Return), .. refunded];
        int[] backDays = Latest([.. back.Select(On).Order()]);
        decimal ReturnedSince(IEnumerable<CustomerEvent> some) =>
            some.Where(e => pace is not null && On(e) > pace.Before && backDays.Contains(On(e))).Sum(e => e.Amount);
        decimal ordered = recent.Sum(Kept) + ReturnedSince(refunded);
        Near(ordered > 0 ? Math.Min(100, (double)(100 * ReturnedSince(back) / ordered)) : null, facts.RecentReturnPercent);

        int On(CustomerEvent e) => DayOf(shop.DayOf(e.At));

        static decimal Kept(CustomerEvent order) => order.Status == OrderStatus.Refunded ? 0 : order.Amount;
    }

    private static int DayOf(LocalDate date) => Period.DaysBetween(new LocalDate(1970, 1, 1), date);

    private static int[] Latest(int[] days) => [.. days.Distinct().TakeLast(12)];

    private static double[] GapsOf(int[] days) => [.. days.Skip(1).Zip(days, (later, day) => (double)(later - day))];

    private static double? MedianOf(double[] gaps)
    {
        double[] sorted = [.. gaps.Order()];
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double LongestOf(double[] gaps, ShopRhythm shop)
    {
        if (gaps.Length == 0)
        {
            return shop.Days;
        }

        double mean = gaps.Average();
        double shape = (shop.Gaps + gaps.Length - 1) / ((shop.Gaps / shop.Regularity) + gaps.Sum(g => Math.Pow((g / mean) - 1, 2)));
        double prior = shop.Gaps * shop.Regularity;
        double gapOfShop = shop.Days / Quantile(2 * shop.Regularity, 2 * prior);
        double expected = ((prior * gapOfShop) + (shape * gaps.Sum())) / (prior + (shape * gaps.Length));
        return Math.Floor(expected * Quantile(2 * shape, 2 * (prior + (shape * gaps.Length))));
    }

    private static Paced? PaceOf(int[] all, DeclinePolicy policy)
    {
        int[] days = Latest(all);
        int recent = Math.Min(4, (days.Length - 1) / 2);
        if (recent < 2)
        {
            return null;
        }

        int before = days[^(recent + 1)];
        int recently = all.Count(d => d > before);
        int earlier = all.Length - recently - 1;
        double pace = (double)(before - all[0]) / earlier;
        double[] gaps = GapsOf(days);
        double unevenness = Unevenness(gaps[..^recent]) + Unevenness(gaps[^recent..]);
        double shape = (policy.Rhythm.Gaps + gaps.Length - 2) / ((policy.Rhythm.Gaps / policy.Rhythm.Regularity) + unevenness);
        double ratio = Math.Max(1 / policy.PaceShare, Quantile(2 * shape * recently, Math.Max(2, 2 * shape * earlier)));
        int slower = all[^1];
        while ((slower - before) / (recently * pace) < ratio && slower < 100_000_000)
        {
            slower += Math.Max(1, (int)((ratio * recently * pace) - (slower - before) - 2));
        }

        return new Paced(before, (double)(all[^1] - before) / recently, pace, slower);
    }

    private static double Unevenness(double[] gaps) => gaps.Sum(g => Math.Pow((g / gaps.Average()) - 1, 2));

    /// <summary>Where Paulson's normal deviate of an F ratio is that of 19 in 20, found by halving.</summary>
    private static double Quantile(double above, double below)
    {
        double a = 2 / (9 * above);
        double b = 2 / (9 * below);
        (double low, double high) = (0, 1e9);
        for (int i = 0; i < 200; i++)
        {
            double root = Math.Cbrt((low + high) / 2);
            bool isBelow = (((1 - b) * root) - (1 - a)) / Math.Sqrt(a + (b * root * root)) < 1.6448536269514722;
            (low, high) = isBelow ? ((low + high) / 2, high) : (low, (low + high) / 2);
        }

        return low;
    }

    // A number on the edge of a day may be rounded to either side.
    private static void Near(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } value)
        {
            Assert.InRange(actual!.Value, value - 1.001, value + 1.001);
        }
    }

    private sealed record Paced(int Before, double Recent, double Earlier, double SlowerOn);
}
