using CustomerLifecycle;

namespace Snippets;

public static class ClubFacts
{
    public static Fact<int> OrdersIn12Months { get; } = Fact.Count("orders-12-months", CustomerEventKind.Order).InLastMonths(12);

    public static EventKind Tasting { get; } = EventKind.Of("tasting");

    public static Fact<int> Tastings { get; } = Fact.Count("tastings", Tasting);

    public static Fact<int> TastingsIn90Days { get; } = Fact.Count("tastings-90", Tasting).InLastDays(90);

    public static Fact<string?> Plan { get; } = Fact.Attribute("plan");

    public static Fact<int?> DaysToTrialEnd { get; } = Fact.DaysUntilAttribute("days-to-trial-end", "trial-end");
}
