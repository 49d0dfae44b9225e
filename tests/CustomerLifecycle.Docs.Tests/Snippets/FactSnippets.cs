using System.Globalization;
using System.Text.Json;
using CustomerLifecycle;
using CustomerLifecycle.Docs.Tests;
using NodaTime;

namespace Snippets;

public sealed class FactSnippets : PrintingTest
{
    private static readonly Shop Shop = new() { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"], Currency = "EUR" };

    [Fact]
    public void OrdersInTwelveMonths()
    {
        StageRules<CustomerFacts, ClubStage> rules = StageRules.For(StageModel.Of<ClubStage>("wine-club"))
            .When(ClubStage.Member, f => f[ClubFacts.OrdersIn12Months] >= 4)
            .When(ClubStage.Sleeping, f => f.Orders >= 1)
            .Otherwise(ClubStage.Guest);

        var shop = new Shop { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"], Currency = "EUR" };
        var history = new CustomerHistory(
            shop,
            CustomerEvent.Order(Instant.FromUtc(2025, 2, 28, 12, 0), 40),
            CustomerEvent.Order(Instant.FromUtc(2025, 5, 10, 12, 0), 25),
            CustomerEvent.Order(Instant.FromUtc(2025, 9, 1, 12, 0), 60),
            CustomerEvent.Order(Instant.FromUtc(2026, 1, 15, 12, 0), 35));

        CustomerFacts facts = history.FactsAt(new LocalDate(2026, 2, 1));
        Console.WriteLine(facts[ClubFacts.OrdersIn12Months]);
        Console.WriteLine(rules.Explain(facts));
        Console.WriteLine(rules.Explain(facts).Say(CultureInfo.GetCultureInfo("de")));

        NextStageChange<ClubStage>? next = rules.NextChange(facts, new LocalDate(2026, 2, 1));
        Console.WriteLine($"{next?.Stage} on {next?.On:uuuu-MM-dd}");

        StageTimeline<ClubStage> life = StageTimeline.Replay(history, rules, new LocalDate(2026, 3, 1));
        Console.WriteLine(life.Transitions[^1]);
        Console.WriteLine(rules.WaysTo(rules.Model[ClubStage.Member], history.FactsAt(new LocalDate(2026, 3, 1))));

        AssertPrintedAsIn("docs", "facts-of-your-own.md");
        Assert.Equal(4, history.FactsAt(new LocalDate(2026, 2, 27))[ClubFacts.OrdersIn12Months]);
        Assert.Equal(3, history.FactsAt(new LocalDate(2026, 2, 28))[ClubFacts.OrdersIn12Months]);
    }

    [Fact]
    public void Selectors()
    {
        Fact<int> storeOrders = Fact.Count("store-orders", CustomerEventKind.Order).Where(e => e.Channel == "store");
        Fact<int> bigSpringOrders = Fact.Count("big-spring-orders", CustomerEventKind.Order)
            .Where(e => e.Campaign == "spring" && e.Amount >= 50);
        Fact<int> contacts = Fact.Count("contacts", CustomerEventKind.SupportOpened, CustomerEventKind.Review);

        CustomerHistory history = new(
            Shop,
            CustomerEvent.Order(Instant.FromUtc(2026, 1, 15, 12, 0), 80) with { Channel = "store", Campaign = "spring" },
            CustomerEvent.Order(Instant.FromUtc(2026, 1, 16, 12, 0), 20) with { Campaign = "spring" },
            CustomerEvent.Review(Instant.FromUtc(2026, 1, 17, 12, 0), 5));
        CustomerFacts facts = history.FactsAt(new LocalDate(2026, 2, 1));
        Assert.Equal((1, 1, 1), (facts[storeOrders], facts[bigSpringOrders], facts[contacts]));
    }

    [Fact]
    public void OrderPolicyAndReturns()
    {
        Fact<double> ordered = Fact.Sum("ordered", CustomerEventKind.Order, e => e.Amount);
        Fact<double> sentBack = Fact.Sum("sent-back", CustomerEventKind.Return, e => e.Amount);
        Fact<double?> kept = Fact.Calculate("kept", f => f[ordered] - f[sentBack]);

        CustomerHistory history = new(
            Shop,
            CustomerEvent.Order(Instant.FromUtc(2026, 1, 1, 12, 0), 50) with { Status = OrderStatus.Canceled },
            CustomerEvent.Order(Instant.FromUtc(2026, 1, 2, 12, 0), 60),
            CustomerEvent.Return(Instant.FromUtc(2026, 1, 9, 12, 0), 20));
        CustomerFacts facts = history.FactsAt(new LocalDate(2026, 2, 1));
        Assert.Equal((60, 20, 40), (facts[ordered], facts[sentBack], facts[kept]));
    }

    [Fact]
    public void Windows()
    {
        Fact<double> spent = Fact.Sum("spent-365", CustomerEventKind.Order, e => e.Amount).InLastDays(365);
        Fact<double> spentThisYear = Fact.Sum("spent-this-year", CustomerEventKind.Order, e => e.Amount).InThis(CalendarUnit.Year);
        Fact<int> blackWeekOrders = Fact.Count("black-week-orders", CustomerEventKind.Order)
            .Between(new LocalDate(2026, 11, 20), new LocalDate(2026, 12, 1));

        CustomerHistory history = new(
            Shop,
            CustomerEvent.Order(Instant.FromUtc(2025, 12, 31, 12, 0), 10),
            CustomerEvent.Order(Instant.FromUtc(2026, 11, 30, 12, 0), 20),
            CustomerEvent.Order(Instant.FromUtc(2026, 12, 1, 12, 0), 40));
        CustomerFacts facts = history.FactsAt(new LocalDate(2026, 12, 30));
        Assert.Equal((70, 60, 1), (facts[spent], facts[spentThisYear], facts[blackWeekOrders]));
        Assert.Equal(60, history.FactsAt(new LocalDate(2026, 12, 31))[spent]);
    }

    [Fact]
    public void Attributes()
    {
        Shop shop = Shop;
        StageRules<CustomerFacts, ClubStage> rules = StageRules.For(StageModel.Of<ClubStage>("cellar"))
            .When(ClubStage.Member, f => f[ClubFacts.Plan] == "gold" || f[ClubFacts.Plan] == "silver")
            .When(ClubStage.Guest, f => f[ClubFacts.DaysToTrialEnd] > 0)
            .Otherwise(ClubStage.Sleeping);

        var trial = new CustomerHistory(
            shop,
            CustomerEvent.AttributeSet(Instant.FromUtc(2026, 1, 1, 9, 0), "plan", "trial"),
            CustomerEvent.AttributeSet(Instant.FromUtc(2026, 1, 1, 9, 0), "trial-end", new LocalDate(2026, 1, 31)));
        CustomerFacts facts = trial.FactsAt(new LocalDate(2026, 1, 20));
        Console.WriteLine(rules.Explain(facts));
        Console.WriteLine($"until {rules.NextChange(facts, new LocalDate(2026, 1, 20))?.On:uuuu-MM-dd}");
        Console.WriteLine(rules.WaysTo(rules.Model[ClubStage.Member], facts));

        AssertPrintedAsIn("docs", "facts-of-your-own.md");
        Assert.Null(trial.FactsAt(new LocalDate(2025, 12, 31))[ClubFacts.Plan]);
    }

    [Fact]
    public void KindsAndDetails()
    {
        Shop shop = Shop;
        CustomerEvent evening = CustomerEvent.Own(ClubFacts.Tasting, Instant.FromUtc(2026, 1, 10, 18, 0)) with
        {
            Channel = "store",
            Details = EventDetails.None.With("wine", "red").With("guests", 4),
        };

        Fact<double> guests = Fact.Sum("guests", ClubFacts.Tasting, e => e.Details["guests"]);
        Fact<int> bigRedTastings = Fact.Count("big-red-tastings", ClubFacts.Tasting)
            .Where(e => e.Details["wine"] == "red" && e.Details["guests"] >= 4);
        Fact<string?> latestWine = Fact.LatestText("latest-wine", ClubFacts.Tasting, e => e.Details["wine"]);

        CustomerFacts facts = new CustomerHistory(shop, evening).FactsAt(new LocalDate(2026, 2, 1));
        Assert.Equal((4, 1, "red"), (facts[guests], facts[bigRedTastings], facts[latestWine]));
        Assert.Equal(0, facts.Orders);
    }

    [Fact]
    public void Calculated()
    {
        Fact<double?> spentPerTasting = Fact.Calculate("spent-per-tasting", f => f.Revenue / f[ClubFacts.Tastings]);

        CustomerHistory history = new(
            Shop,
            CustomerEvent.Order(Instant.FromUtc(2026, 1, 2, 12, 0), 60),
            CustomerEvent.Own(ClubFacts.Tasting, Instant.FromUtc(2026, 1, 10, 18, 0)));
        Assert.Null(history.FactsAt(new LocalDate(2026, 1, 9))[spentPerTasting]);
        Assert.Equal(60, history.FactsAt(new LocalDate(2026, 1, 10))[spentPerTasting]);
    }

    [Fact]
    public void Names()
    {
        Fact<int> tastings = Fact.Count("tastings-this-year", ClubFacts.Tasting).InThis(CalendarUnit.Year)
            .Named("tastings this season", "Verkostungen in dieser Saison");
        Fact<int> evenings = Fact.Count("evenings", ClubFacts.Tasting).Said(new FactPhrases(
            one: LocalizedText.Of("one evening with us", "ein Abend bei uns"),
            other: LocalizedText.Of("{0} evenings with us", "{0} Abende bei uns"),
            none: LocalizedText.Of("no evening with us", "kein Abend bei uns")));

        StageRules<CustomerFacts, ClubStage> rules = StageRules.For(StageModel.Of<ClubStage>("wine-club"))
            .When(ClubStage.Member, f => f[tastings] >= 2 && f[evenings] >= 1)
            .Otherwise(ClubStage.Guest);
        CustomerFacts facts = new() { [tastings] = 2, [evenings] = 1 };
        Console.WriteLine(rules.Explain(facts));
        Console.WriteLine(rules.Explain(facts).Say(CultureInfo.GetCultureInfo("de")));

        AssertPrintedAsIn("docs", "facts-of-your-own.md");
    }

    [Fact]
    public void ByHand()
    {
        StageRules<CustomerFacts, ClubStage> rules = StageRules.For(StageModel.Of<ClubStage>("wine-club"))
            .When(ClubStage.Member, f => f[ClubFacts.Tastings] >= 3 && f.Orders >= 1)
            .Otherwise(ClubStage.Guest);

        Assert.Equal(ClubStage.Member, rules.Classify(new CustomerFacts { Orders = 2, [ClubFacts.Tastings] = 3 }).Stage);
        Assert.Equal(ClubStage.Guest, rules.Classify(new CustomerFacts { Orders = 2 }).Stage);
    }

    [Fact]
    public void Profiles()
    {
        Shop shop = Shop;
        StageRules<CustomerFacts, ClubStage> rules = StageRules.For(StageModel.Of<ClubStage>("wine-club"))
            .When(ClubStage.Member, f => f[ClubFacts.Tastings] >= 3 && f[ClubFacts.Plan] == "gold")
            .Otherwise(ClubStage.Guest);
        CustomerEvent evening = CustomerEvent.Own(ClubFacts.Tasting, Instant.FromUtc(2026, 1, 10, 18, 0));

        var profile = new CustomerProfile(shop with { Orders = OrderPolicy.Default.EachByItself() }, rules.OwnFacts);
        profile.Add(evening);
        int tastings = profile.FactsAt(new LocalDate(2026, 2, 1))[ClubFacts.Tastings];

        Assert.Equal(1, tastings);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new CustomerProfile(profile.Shop, ClubFacts.TastingsIn90Days));
        InvalidOperationException unknown = Assert.Throws<InvalidOperationException>(
            () => profile.FactsAt(new LocalDate(2026, 2, 1))[ClubFacts.DaysToTrialEnd]);
        string page = File.ReadAllText(Repository.PathOf("docs", "facts-of-your-own.md"));
        Assert.StartsWith("The fact 'tastings-90'", refused.Message, StringComparison.Ordinal);
        Assert.Contains(
            "needs every event, which a profile does not keep; use a CustomerHistory for it.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("needs every event, which a profile does not keep; use a CustomerHistory for it.", page, StringComparison.Ordinal);
        Assert.Contains(unknown.Message, page, StringComparison.Ordinal);
    }

    [Fact]
    public void EventsAndStateAsJson()
    {
        CustomerEvent evening = CustomerEvent.Own(ClubFacts.Tasting, Instant.FromUtc(2026, 1, 10, 18, 0)) with
        {
            Id = "T-1",
            Details = EventDetails.None.With("wine", "red").With("guests", 4),
        };
        string json = JsonSerializer.Serialize(evening);
        CustomerEvent back = JsonSerializer.Deserialize<CustomerEvent>(json);
        Console.WriteLine(json);

        CustomerEventParts parts = CustomerEventParts.Of(evening);
        CustomerEvent again = (parts with { Channel = "store" }).ToEvent();

        StageRules<CustomerFacts, LifecycleMarketingStage> rules = LifecycleMarketingRules.Default;
        var tracker = new StageTracker<LifecycleMarketingStage>("ada", Shop, rules);
        tracker.Take(CustomerEvent.Order(Instant.FromUtc(2026, 1, 12, 18, 0), 49.90m) with { Id = "A-17" });
        string state = StageTrackerStateJson.Write(tracker.ToState(), rules.Model);
        StageTrackerState<LifecycleMarketingStage> kept = StageTrackerStateJson.Read(state, rules.Model);

        Assert.Equal(evening, back);
        Assert.Equal(evening with { Channel = "store" }, again);
        Assert.Equal(state, StageTrackerStateJson.Write(kept, rules.Model));
        AssertPrintedAsIn("docs", "tracking.md");
    }
}
