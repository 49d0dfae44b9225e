using NodaTime;

namespace CustomerLifecycle.Tests;

/// <summary>Being lost and coming back, by going through a life day by day.</summary>
internal static class ReactivationOracle
{
    /// <summary>Adds what is known of losing and regaining the customer to facts that do not say it yet.</summary>
    public static CustomerFacts Add(CustomerFacts facts, Shop shop, CustomerEvent[] seen, LocalDate asOf)
    {
        (LocalDate First, LocalDate Last, CustomerEvent Event)[] signs = [.. SignsOf(shop, seen).OrderBy(s => s.First)];
        if (signs.Length == 0)
        {
            return facts;
        }

        List<LocalDate> orders = [];
        LocalDate covered = signs[0].First;
        LocalDate? back = null;
        foreach ((LocalDate first, LocalDate last, CustomerEvent item) in signs)
        {
            back = first > covered.PlusDays(LongestSilence(shop, orders)) ? first : back;
            covered = LocalDate.Max(covered, last);
            if (item.Kind == CustomerEventKind.Order)
            {
                orders.Add(first);
            }
        }

        return facts with
        {
            DaysUntilLost = Period.DaysBetween(asOf, covered) + LongestSilence(shop, orders) + 1,
            DaysSinceReactivation = back is { } on ? Period.DaysBetween(on, asOf) : null,
            PurchasesSinceReactivation = back is null
                ? null
                : signs.Count(s => s.First >= back && s.Event.Kind is CustomerEventKind.Order or CustomerEventKind.LoyaltyScan),
        };
    }

    private static IEnumerable<(LocalDate First, LocalDate Last, CustomerEvent Event)> SignsOf(Shop shop, CustomerEvent[] seen)
    {
        foreach (CustomerEvent item in seen)
        {
            LocalDate on = shop.DayOf(item.At);
            if (item.Kind == CustomerEventKind.LoyaltyScan || (item.Kind == CustomerEventKind.Order && shop.Orders.Counts(item)))
            {
                yield return (on, on, item);
            }
            else if (item.Kind is CustomerEventKind.ContractStarted or CustomerEventKind.ContractRenewed && item.ContractEnd > on)
            {
                yield return (on, item.ContractEnd!.Value.PlusDays(-1), item);
            }
        }
    }

    private static int LongestSilence(Shop shop, List<LocalDate> orders) => orders.Count < 2
        ? shop.Decline.LostAfterDays
        : Math.Max(shop.Decline.LostAfterDays, 2 * Period.DaysBetween(orders[0], orders[^1]) / (orders.Count - 1));
}
