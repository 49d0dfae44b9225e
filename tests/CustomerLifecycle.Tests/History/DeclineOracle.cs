using NodaTime;

namespace CustomerLifecycle.Tests;

/// <summary>The signs of decline by plain sums over lists, and the days found by trying every day.</summary>
internal static class DeclineOracle
{
    private const double Forgotten = 1.0 / (1 << 16);

    public static void Check(Shop shop, CustomerEvent[] events, LocalDate asOf, CustomerFacts facts)
    {
        DeclinePolicy policy = shop.Decline;
        CustomerEvent[] seen = [.. events.Where(e => e is not { Kind: CustomerEventKind.Order, Status: OrderStatus.Test })];
        CustomerEvent[] orders = [.. seen.Where(e => e.Kind == CustomerEventKind.Order && shop.Orders.Counts(e))];
        double[] orderDays = [.. orders.Select(DayOf).Order()];
        double[] lifeDays =
            [.. seen.Where(e => e.Kind != CustomerEventKind.Order && CustomerEventKinds.IsEngagement(e.Kind)).Select(DayOf).Order()];
        double today = Period.DaysBetween(new LocalDate(1970, 1, 1), asOf);
        double? overdue = orderDays.Length > 2 && orderDays[^1] > orderDays[0]
            ? Math.Floor((orderDays[^1] - orderDays[0]) * (Math.Pow(20, 1.0 / (orderDays.Length - 1)) - 1)) + 1 + orderDays[^1] - today
            : null;
        Assert.Equal(overdue, facts.DaysUntilOverdue);
        bool isJudged = orderDays.Length >= policy.MinimumOrders;
        double? slower = isJudged ? Slower(orderDays, policy, today) : null;
        Near(
            slower is null ? overdue : overdue is null ? slower : Math.Min(slower.Value, overdue.Value), facts.DaysUntilBuyingLessOften, 2);
        Near(lifeDays.Length >= policy.MinimumEngagements ? Slower(lifeDays, policy, today) : null, facts.DaysUntilEngagingLess, 2);
        decimal kept = orders.Sum(Kept);
        Near(
            isJudged && kept > 0
                ? orders.Sum(o => Weight(o) * (double)Kept(o)) / orders.Sum(Weight) / ((double)kept / orders.Length) * 100
                : null,
            facts.RecentOrderValuePercent,
            1);
        CustomerEvent[] refunded = [.. seen.Where(e => e is { Kind: CustomerEventKind.Order, Status: OrderStatus.Refunded })];
        CustomerEvent[] back = [.. seen.Where(e => e.Kind == CustomerEventKind.Return), .. refunded];
        CustomerEvent[] bought = [.. orders.Where(o => o.Status != OrderStatus.Refunded), .. refunded];

        // What came back after the last order weighs as it did when the last of it came.
        double lastBought = orders.Concat(refunded).Select(DayOf).DefaultIfEmpty().Max();
        double lastBack = Math.Max(lastBought, back.Select(DayOf).DefaultIfEmpty(lastBought).Max());
        double share = ShareOf(back, bought);

        // What is 16 half-lives older weighs less than 2^-16 and may be forgotten, which shows where all that is newer was next to nothing.
        double newer = ShareOf(
            [.. back.Where(e => WeightOn(e, lastBack) >= Forgotten)], [.. bought.Where(e => WeightOn(e, lastBought) >= Forgotten)]);
        bool isByTheNewer = Math.Abs((Math.Min(1, newer) * 100) - (facts.RecentReturnPercent ?? double.NaN)) <= 1;
        Near(isJudged && !double.IsNaN(share) ? Math.Min(1, isByTheNewer ? newer : share) * 100 : null, facts.RecentReturnPercent, 1);

        double ShareOf(CustomerEvent[] some, CustomerEvent[] of) =>
            some.Sum(e => WeightOn(e, lastBack) * (double)e.Amount) / of.Sum(e => WeightOn(e, lastBought) * (double)e.Amount);

        double DayOf(CustomerEvent e) => Period.DaysBetween(new LocalDate(1970, 1, 1), shop.DayOf(e.At));

        double Weight(CustomerEvent e) => WeightOn(e, today);

        double WeightOn(CustomerEvent e, double day) => Math.Pow(2, (DayOf(e) - day) / policy.HalfLifeDays);

        static decimal Kept(CustomerEvent order) => order.Status == OrderStatus.Refunded ? 0 : order.Amount;
    }

    /// <summary>All but the first over what they would weigh if they were spread evenly over the time since the first.</summary>
    private static double Slower(double[] days, DeclinePolicy policy, double today)
    {
        for (double on = days[^1]; ; on++)
        {
            double recent = days.Skip(1).Sum(d => Math.Pow(2, (d - on) / policy.HalfLifeDays));
            double age = (on - days[0]) * Math.Log(2) / policy.HalfLifeDays;
            double even = age == 0 ? days.Length - 1 : (days.Length - 1) * (1 - Math.Exp(-age)) / age;
            if (recent / even < policy.PaceShare)
            {
                return on - today;
            }
        }
    }

    private static void Near(double? expected, double? actual, double tolerance)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } value)
        {
            Assert.InRange(actual!.Value, value - tolerance, value + tolerance);
        }
    }
}
