using System.Globalization;
using CustomerLifecycle.Decisions;
using NodaTime;

namespace CustomerLifecycle.Benchmarks.Backtest;

/// <summary>
/// How well customers are told as lost: replays every customer order by order, knowing the past alone, and looks at what came then.
/// </summary>
/// <remarks>
/// Told too early: of those told as lost, the share who ordered within the next 90 days (counted where the records go on for so long).
/// Told too late: of those who never came back (no order for 180 days up to the end of the records), the mean days after the last order on
/// which it was told, at most a year. Changes: how often a customer falls into being lost or comes back, per year as a customer.
/// </remarks>
internal static class LostBacktest
{
    private const int DaysToComeBack = 90;
    private const int DaysOfNever = 180;
    private const int MostDays = 365;

    public static void Run(string folder)
    {
        foreach (string file in new[] { "cdnow-orders.csv", "online-retail-sample.csv" })
        {
            CustomerHistory[] customers = PurchaseRecords.Read(Path.Combine(folder, file), DeclinePolicy.Default);
            LocalDate end = customers.Max(h => h.Shop.DayOf(h.Events[^1].At));
            OrderGaps gaps = OrderGaps.Learn(customers, end);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{file}: {customers.Length} customers, regularity {gaps.Regularity:0.00}"));
            Console.WriteLine("| policy | told | ordered within 90 days | told after, never back | changes per customer and year |");
            Console.WriteLine("| --- | --: | --: | --: | --: |");
            LostPolicy[] policies =
            [
                LostPolicy.FixedDays(90),
                LostPolicy.Medians,
                LostPolicy.OwnRhythm("own rhythm", ShopRhythm.Unknown),
                LostPolicy.OwnRhythm("own rhythm, shop of 75 days", new ShopRhythm(75)),
                LostPolicy.OwnRhythm("own rhythm, shop learnt", gaps.ToRhythm()),
            ];
            foreach (LostPolicy policy in policies)
            {
                Console.WriteLine(Row(policy, PurchaseRecords.Read(Path.Combine(folder, file), policy.Decline), end));
            }

            Console.WriteLine();
        }
    }

    private static string Row(LostPolicy policy, CustomerHistory[] customers, LocalDate end)
    {
        int told = 0;
        int cameBack = 0;
        int changes = 0;
        double years = 0;
        List<int> never = [];
        foreach (CustomerHistory history in customers)
        {
            LocalDate[] days = [.. history.CountedOrders().Select(o => history.Shop.DayOf(o.At)).Distinct()];
            years += (Period.DaysBetween(days[0], end) + 1) / 365.25;
            foreach ((int i, LocalDate day) in days.Index())
            {
                int silence = policy.LongestDays(history.FactsAt(day)) + 1;
                int? next = i + 1 < days.Length ? Period.DaysBetween(day, days[i + 1]) : null;
                int known = Period.DaysBetween(day, end);
                if (silence <= (next - 1 ?? known))
                {
                    changes += next is null ? 1 : 2;
                    if (silence + DaysToComeBack <= known)
                    {
                        told++;
                        cameBack += next <= silence + DaysToComeBack ? 1 : 0;
                    }
                }

                if (next is null && known >= DaysOfNever)
                {
                    never.Add(Math.Min(silence, MostDays));
                }
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {policy.Name} | {told} | {100.0 * cameBack / told:0.0} % | {never.Average():0.0} days | {changes / years:0.00} |");
    }
}
