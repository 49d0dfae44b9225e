using NodaTime;

namespace CustomerLifecycle.Tests;

/// <summary>
/// Facts of one's own: every aggregate, narrowed and in every window, with what each is by a plain query over the events of its window.
/// </summary>
public static class OwnFacts
{
    private static readonly EventKind Tasting = EventKind.Of("tasting");

    public static Fact<int> Tastings { get; } = Fact.Count("all-tastings", Tasting);

    public static Fact<double> Spent { get; } = Fact.Sum("all-spent", CustomerEventKind.Order, e => e.Amount);

    /// <summary>Facts of events, in the windows of <see cref="Windows"/> each.</summary>
    public static IReadOnlyList<(CustomerFact Fact, Func<Asked, object?> Oracle)> OfEvents { get; } =
    [
        .. Windows().SelectMany((Window window) => new (CustomerFact, Func<Asked, object?>)[]
        {
            (window.On(Fact.Count(window.Key("tastings"), Tasting)), a => window.Events(a, IsTasting).Length),
            (window.On(Fact.Count(window.Key("orders"), CustomerEventKind.Order)), a => window.Events(a, IsOrder).Length),
            (window.On(Fact.Count(window.Key("either"), CustomerEventKind.Visit, Tasting)), a =>
                window.Events(a, e => e.Kind == CustomerEventKind.Visit || IsTasting(e)).Length),
            (window.On(Fact.Count(window.Key("store-orders"), CustomerEventKind.Order).Where(e => e.Channel == "store")), a =>
                window.Events(a, e => IsOrder(e) && e.Channel == "store").Length),
            (
                window.On(
                    Fact.Count(window.Key("big-spring"), CustomerEventKind.Order).Where(e => e.Campaign == "spring" && e.Amount >= 50)),
                a => window.Events(a, e => IsOrder(e) && e.Campaign == "spring" && e.Amount >= 50).Length),
            (window.On(Fact.Count(window.Key("cups"), CustomerEventKind.Order).Where(e => e.Products.Contains("cups"))), a =>
                window.Events(a, e => IsOrder(e) && e.Products.Any(p => p == "cups")).Length),
            (window.On(Fact.Count(window.Key("pots"), CustomerEventKind.Order).Where(e => e.Reference == "pot" && e.Amount >= 10)), a =>
                window.Events(a, e => IsOrder(e) && e.Products.Any(p => p == "pot") && e.Amount >= 10).Length),
            (window.On(Fact.Count(window.Key("odd"), CustomerEventKind.Order).Where(e => (e.Quantity + 1) % 2 == 0)), a =>
                window.Events(a, e => IsOrder(e) && (e.Quantity + 1) % 2 == 0).Length),
            (window.On(Fact.Sum(window.Key("spent"), CustomerEventKind.Order, e => e.Amount)), a =>
                (double)window.Events(a, IsOrder).Sum(e => e.Amount)),
            (window.On(Fact.Sum(window.Key("guests"), Tasting, e => e.Details["guests"])), a =>
                (double)window.Events(a, IsTasting).Sum(e => e.Details["guests"]?.Number ?? 0)),
            (window.On(Fact.Mean(window.Key("mean"), CustomerEventKind.Order, e => e.Amount)), a =>
                Of(window.Events(a, IsOrder), all => (double)(all.Sum(e => e.Amount) / all.Length))),
            (window.On(Fact.Smallest(window.Key("smallest"), CustomerEventKind.Order, e => e.Amount)), a =>
                Of(window.Events(a, IsOrder), all => all.Min(e => (double)e.Amount))),
            (window.On(Fact.Largest(window.Key("largest"), CustomerEventKind.Order, e => e.Amount)), a =>
                Of(window.Events(a, IsOrder), all => all.Max(e => (double)e.Amount))),
            (window.On(Fact.First(window.Key("first"), CustomerEventKind.Review, e => e.Score)), a =>
                Of(window.Events(a, e => e.Kind == CustomerEventKind.Review), all => (double)all[0].Score!.Value)),
            (window.On(Fact.Latest(window.Key("latest"), CustomerEventKind.Review, e => e.Score)), a =>
                Of(window.Events(a, e => e.Kind == CustomerEventKind.Review), all => (double)all[^1].Score!.Value)),
            (window.On(Fact.LatestText(window.Key("latest-wine"), Tasting, e => e.Details["wine"])), a =>
                window.Events(a, IsTasting).LastOrDefault(e => e.Details["wine"] is not null).Details["wine"]?.Text),
            (window.On(Fact.FirstText(window.Key("first-channel"), CustomerEventKind.Order, e => e.Channel)), a =>
                window.Events(a, e => IsOrder(e) && e.Channel is not null).FirstOrDefault().Channel),
            (window.On(Fact.CountDistinct(window.Key("channels"), CustomerEventKind.Order, e => e.Channel)), a =>
                window.Events(a, IsOrder).Select(e => e.Channel).OfType<string>().Distinct().Count()),
            (window.On(Fact.MostFrequent(window.Key("favourite"), CustomerEventKind.Order, e => e.Channel)), a =>
                Favourite(window.Events(a, IsOrder))),
            (window.On(Fact.DaysSince(window.Key("days-since"), Tasting)), a => NthLast(a, window.Events(a, IsTasting), 1)),
            (window.On(Fact.DaysSince(window.Key("days-since-third"), CustomerEventKind.Order, nth: 3)), a =>
                NthLast(a, window.Events(a, IsOrder), 3)),
            (window.On(Fact.DaysSinceFirst(window.Key("days-since-first"), Tasting)), a =>
                window.Events(a, IsTasting) is { Length: > 0 } all ? all.Max(e => a.DaysSince(e)) : null),
            (window.On(Fact.DaysUntil(window.Key("days-until"), CustomerEventKind.ContractStarted, e => e.ContractEnd)), a =>
                window.Events(a, e => e.Kind == CustomerEventKind.ContractStarted) is [.., { ContractEnd: { } end }]
                    ? Period.DaysBetween(a.AsOf, end)
                    : null),
        }),
    ];

    /// <summary>Attributes and arithmetic, which look at no window.</summary>
    public static IReadOnlyList<(CustomerFact Fact, Func<Asked, object?> Oracle)> Others { get; } =
    [
        (Fact.Attribute("plan"), a => a.Attribute("plan")?.Text),
        (Fact.NumberAttribute("seats"), a => (double?)a.Attribute("seats")?.Number),
        (Fact.FlagAttribute("vip"), a => a.Attribute("vip")?.Flag ?? false),
        (Fact.DateAttribute("trial-end"), a => a.Attribute("trial-end")?.Date),
        (Fact.DaysUntilAttribute("days-to-trial-end", "trial-end"), a =>
            a.Attribute("trial-end")?.Date is { } end ? Period.DaysBetween(a.AsOf, end) : null),
        (
            Fact.Calculate("spent-per-tasting", f => f[Spent] / f[Tastings]),
            a => a.Events(IsTasting).Length is > 0 and var n ? (double)a.Events(IsOrder).Sum(e => e.Amount) / n : null),
    ];

    public static IEnumerable<(CustomerFact Fact, Func<Asked, object?> Oracle)> All => [.. OfEvents, .. Others];

    public static object? ValueOf(CustomerFact fact, CustomerFacts facts) => fact switch
    {
        Fact<int> number => facts[number],
        Fact<int?> number => facts[number],
        Fact<double> number => facts[number],
        Fact<double?> number => facts[number],
        Fact<bool> flag => facts[flag],
        Fact<string?> text => facts[text],
        Fact<LocalDate?> date => facts[date],
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "A new type needs a case."),
    };

    private static bool IsTasting(CustomerEvent item) => item.EventKind == Tasting;

    private static bool IsOrder(CustomerEvent item) => item.Kind == CustomerEventKind.Order && OrderPolicy.Default.Counts(item);

    private static double? Of(CustomerEvent[] events, Func<CustomerEvent[], double> of) => events.Length == 0 ? null : of(events);

    private static int? NthLast(Asked asked, CustomerEvent[] events, int nth) =>
        events.Length < nth ? null : events.Select(asked.DaysSince).Order().ElementAt(nth - 1);

    private static string? Favourite(CustomerEvent[] orders)
    {
        CustomerEvent[] known = [.. orders.Where(o => o.Channel is not null)];
        return known.GroupBy(o => o.Channel, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .ThenByDescending(g => Array.FindLastIndex(known, o => o.Channel == g.Key))
            .FirstOrDefault()?.Key;
    }

    private static Window[] Windows() =>
    [
        new("ever", null, (_, _) => true),
        new("1-day", new(1, 0, null), (day, asOf) => day == asOf),
        new("90-days", new(90, 0, null), (day, asOf) => day > asOf.PlusDays(-90)),
        new("1-month", new(0, 1, null), (day, asOf) => day > asOf.PlusMonths(-1)),
        new("12-months", new(0, 12, null), (day, asOf) => day > asOf.PlusMonths(-12)),
        new("month", new(0, 0, CalendarUnit.Month), (day, asOf) => day.Year == asOf.Year && day.Month == asOf.Month),
        new(
            "quarter",
            new(0, 0, CalendarUnit.Quarter),
            (day, asOf) => day.Year == asOf.Year && (day.Month - 1) / 3 == (asOf.Month - 1) / 3),
        new("year", new(0, 0, CalendarUnit.Year), (day, asOf) => day.Year == asOf.Year),
        new("spring", new(0, 0, null), (day, _) => day >= new LocalDate(2024, 2, 29) && day < new LocalDate(2024, 6, 1)),
    ];

    /// <summary>A question: the events of a customer, asked as of the end of a day.</summary>
    public sealed record Asked(Shop Shop, CustomerEvent[] All, LocalDate AsOf)
    {
        /// <summary>The events known by then, in the order of a history.</summary>
        public CustomerEvent[] Events(Func<CustomerEvent, bool> isSuch) =>
            [.. FactsOracle.Judged(Shop, new CustomerHistory(Shop, All).Events, Shop.EndOf(AsOf)).Where(isSuch)];

        public int DaysSince(CustomerEvent item) => Math.Max(0, Period.DaysBetween(Shop.DayOf(item.At), AsOf));

        public EventDetail? Attribute(string name) =>
            Events(e => e.Kind == CustomerEventKind.AttributeSet && e.Reference == name) is [.., var last] ? last.AttributeValue : null;
    }

    private sealed record Length(int Days, int Months, CalendarUnit? Unit);

    private sealed record Window(string Name, Length? Length, Func<LocalDate, LocalDate, bool> Holds)
    {
        public string Key(string fact) => $"{fact}-{Name}";

        public Fact<TValue> On<TValue>(Fact<TValue> fact) => Length switch
        {
            null => fact,
            { Days: > 0 and var days } => fact.InLastDays(days),
            { Months: > 0 and var months } => fact.InLastMonths(months),
            { Unit: { } unit } => fact.InThis(unit),
            _ => fact.Between(new LocalDate(2024, 2, 29), new LocalDate(2024, 6, 1)),
        };

        public CustomerEvent[] Events(Asked asked, Func<CustomerEvent, bool> isSuch) =>
            [.. asked.Events(isSuch).Where(e => Holds(asked.Shop.DayOf(e.At), asked.AsOf))];
    }
}
