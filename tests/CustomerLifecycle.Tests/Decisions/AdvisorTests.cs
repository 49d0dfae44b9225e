using System.Globalization;
using System.Text.Json;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Tests.Common;
using CustomerLifecycle.Tests.Generators;
using CustomerLifecycle.Tests.Timeline;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

[Trait("source", "002: profit, not revenue; value tiers, potential")]
public sealed class AdvisorTests
{
    private static readonly LocalDate AsOf = Events.LastDay;
    private static readonly CultureInfo[] Languages = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("de")];
    private static readonly StageRules<CustomerFacts, string>[] Models = [.. ShippedRules.All.Select(r => r.WithKeys())];
    private static readonly AdvisorOptions WithSupplies =
        new() { Replenishment = new ReplenishmentPlan(new Dictionary<string, ProductLifetime> { ["tea"] = new(20) }) };

    [Property(MaxTest = 150, Arbitrary = [typeof(Events)])]
    public void NoDecision_IsWithoutAReason(CustomerEvent[][] customers, byte model, ushort day)
    {
        CustomerHistory[] shop = [.. customers.Select(e => new CustomerHistory(Shop.Default, e))];
        Advisor advisor = Advisor.Learn(shop, AsOf, WithSupplies);
        LocalDate asked = Events.FirstDay.PlusDays(day % 1_500);
        ProductPurchase[] purchases = [new("tea", asked.PlusDays(-30), 1), new("tea", asked.PlusDays(-8), 1)];
        foreach (CustomerHistory history in shop)
        {
            Advice advice = advisor.Advise(history, Models[model % Models.Length], asked, purchases, new AnnualDate(2, 29));
            Assert.NotEmpty(advice.Plan.Actions); // there is always something to do on the site
            foreach (CultureInfo language in Languages)
            {
                Assert.All([advice.Explanation.SayReason(language), .. advice.Decisions.Select(d => d.Say(language))], AssertSpeaks);
                AssertSpeaks(advice.ToJson("c", language));
            }
        }
    }

    [Property(MaxTest = 150, Arbitrary = [typeof(Events)])]
    public void StageSinceAndUntil_AreThoseOfTheTimeline(CustomerEvent[] events, byte model, ushort day)
    {
        CustomerHistory history = new(Shop.Default, events);
        LocalDate asked = Events.FirstDay.PlusDays(day % 1_000);
        StageRules<CustomerFacts, string> rules = Models[model % Models.Length];
        Advice advice = Advisor.Learn([history], AsOf).Advise(history, rules, asked);
        StageTimeline<string> life = StageTimeline.Replay(history, rules, asked);
        CustomerFacts facts = history.FactsAt(asked);
        Assert.Equal(rules.Explain(in facts).ToString(), advice.Explanation.ToString());
        Assert.Equal(life.Current is { } visit ? Shop.Default.DayOf(visit.Entered) : null, advice.Since);
        Assert.Equal((life.NextChange?.On, life.NextChange?.Stage), (advice.Until, advice.NextStage?.Key));
    }

    /// <summary>Asked again on every day on which nothing happens, nothing is decided otherwise before the day to look again.</summary>
    [Property(MaxTest = 60, Arbitrary = [typeof(Events)])]
    public void NothingChanges_BeforeTheDayToLookAgain(
        CustomerEvent[][] customers, CustomerEvent[] events, byte model, byte cost, ushort start, bool isConsentShort)
    {
        LocalDate asked = AsOf.PlusDays(start % 400);
        CustomerHistory history = new(Shop.Default, events);
        StageRules<CustomerFacts, string> rules = Models[model % Models.Length];
        AdvisorOptions options = WithSupplies with
        {
            WinBack = new WinBackPolicy { ContactCost = cost % 16 },
            ChurnOffer = new ChurnOfferPolicy { Cost = cost % 16 },
            Contacts = isConsentShort
                ? new ContactPolicy { Consent = Trigger.When(f => f.DaysSinceLastOrder <= 60) }
                : ContactPolicy.Default,
        };
        Advisor advisor = Advisor.Learn(customers.Select(c => new CustomerHistory(Shop.Default, c)), AsOf, options);
        ProductPurchase[] purchases = [new("tea", asked.PlusDays(-9), 3), new("tea", asked.PlusDays(-30), 1)];
        Advice today = advisor.Advise(history, rules, asked, purchases, new AnnualDate(3, 1));
        LocalDate until = today.LookAgain.On is { } on && on < asked.PlusDays(200) ? on : asked.PlusDays(200);
        string before = DecidedBy(today);
        for (LocalDate day = asked.PlusDays(1); day < until; day = day.PlusDays(1))
        {
            Assert.Equal(before, DecidedBy(advisor.Advise(history, rules, day, purchases, new AnnualDate(3, 1))));
        }
    }

    /// <summary>
    /// A classifier that is no rule list gets the same advice; what lies farther ahead than days are tried is not claimed.
    /// </summary>
    [Property(MaxTest = 40, Arbitrary = [typeof(Events)])]
    public void AClassifierWithoutRules_GetsTheAdviceOfTheRules(CustomerEvent[] events, byte model, ushort day)
    {
        CustomerHistory history = new(Shop.Default, events);
        LocalDate asked = Events.FirstDay.PlusDays(day % 1_000);
        LocalDate farthest = asked.PlusDays(StageTimeline.MostDaysTried);
        StageRules<CustomerFacts, string> rules = Models[model % Models.Length];
        Advisor advisor = Advisor.Learn([history], AsOf);
        Advice byRules = advisor.Advise(history, rules, asked);
        Advice tried = advisor.Advise(history, new OpaqueClassifier<string>(rules), asked);
        Assert.Equal(DecidedBy(byRules), DecidedBy(tried));
        Assert.Equal((byRules.Since, byRules.Until <= farthest ? byRules.Until : null), (tried.Since, tried.Until));
        Assert.Equal(byRules.WinBack.On <= farthest ? byRules.WinBack.On : null, tried.WinBack.On);
        Assert.Equal(byRules.LookAgain.On <= farthest ? byRules.LookAgain.On : farthest, tried.LookAgain.On);
    }

    /// <summary>Where no rules tell when a stage changes, the days of a year are tried, and nothing is claimed beyond.</summary>
    [Fact]
    public void ARuleThatCannotBeForeseen_IsNotTakenForOneThatNeverChanges()
    {
        StageModel<string> model = new(
            "own-model", new StageInfo<string>("a", "a"), new StageInfo<string>("c", "c") { Roles = StageRole.Lost });
        StageRules<CustomerFacts, string> rules =
            StageRules.For(model).When("c", f => Math.Max(f.DaysSinceLastOrder ?? 0, 0) > 45).Otherwise("a");
        AdvisorOptions quiet = new()
        {
            Playbook = new Playbook(),
            Celebrations = new CelebrationPlan { FirstOrderAnniversary = false, Holidays = [] },
            Forecast = new Fading(),
        };
        Advice advice = Advisor.Learn([], AsOf, quiet).Advise(OrderedDaysAgo(10), rules, AsOf);
        Assert.Equal((AsOf.PlusDays(36), AsOf.PlusDays(36)), (advice.WinBack.On, advice.LookAgain.On));
        Advice never = Advisor.Learn([], AsOf, quiet).Advise(new CustomerHistory(Shop.Default), rules, AsOf);
        Assert.Equal($"on {AsOf.PlusDays(366):uuuu-MM-dd}: nothing changes before, and farther nobody looked", never.LookAgain.ToString());

        // An offer that will not pay one day is looked at again before a year is over.
        AdvisorOptions dear = quiet with { WinBack = new WinBackPolicy { ContactCost = 1 } };
        Advice far = Advisor.Learn([], AsOf, dear).Advise(OrderedDaysAgo(120), LifecycleMarketingRules.Default, AsOf);
        Assert.Equal((OfferVerdict.Make, AsOf.PlusDays(366)), (far.WinBack.Verdict, far.LookAgain.On));
        Assert.Equal(
            AsOf.PlusDays(201),
            Advisor.Learn([], AsOf, dear).Advise(OrderedDaysAgo(300), LifecycleMarketingRules.Default, AsOf).LookAgain.On);
    }

    [Theory]
    [InlineData(2024, 3, 1)]
    [InlineData(2025, 3, 1)]
    [InlineData(2027, 3, 1)]
    [InlineData(2027, 3, 2)]
    public void TheNextAnniversary_IsAlwaysInSight(int year, int month, int day)
    {
        LocalDate asked = new(year, month, day);
        CustomerHistory history = new(Shop.Default, CustomerEvent.Order(Instant.FromUtc(2019, 3, 1, 12, 0), 10));
        AdvisorOptions celebrating =
            new()
            {
                Playbook = new Playbook(Playbook.Shipped.Tactics.Where(t => t.Occasion == Occasion.Celebration)),
                Celebrations = new CelebrationPlan { Holidays = [] },
            };
        Advice advice = Advisor.Learn([history], asked, celebrating).Advise(history, Models[0], asked);
        LocalDate next = new(asked >= new LocalDate(year, 3, 1) ? year + 1 : year, 3, 1);
        Assert.Contains(advice.Celebrations, c => c.On == next);
        Assert.Equal(day == 1 ? asked.PlusDays(1) : next, advice.LookAgain.On);
        Assert.Equal(day == 1, advice.Plan.Actions.Count == 1);
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(Events)])]
    public void ACustomerWhoIsNew_OrSilentForLonger_IsAnswered_HoweverSmallTheBase(
        CustomerEvent[] events, CustomerEvent[] other, ushort silence)
    {
        Advisor advisor = Advisor.Learn(Enumerable.Repeat(new CustomerHistory(Shop.Default, other), 11), AsOf);
        Advice advice = advisor.Advise(new CustomerHistory(Shop.Default, events), Models[3], AsOf.PlusDays(silence));
        Assert.True(advice.Potential.ToCome.Amount is null || double.IsFinite(advice.Potential.ToCome.Amount.Value));
    }

    [Fact]
    public void WhereEverybodyCameBackSoFar_TheNextOneMayNot()
    {
        CustomerHistory twice = new(
            Shop.Default,
            CustomerEvent.Order(Instant.FromUtc(2025, 1, 1, 12, 0), 10),
            CustomerEvent.Order(Instant.FromUtc(2025, 1, 31, 12, 0), 10));
        Advisor advisor = Advisor.Learn(Enumerable.Repeat(twice, 20), new LocalDate(2025, 2, 10));
        double chance = advisor.Advise(twice, Models[3], new LocalDate(2025, 3, 2)).Potential.ToCome.ChanceOfAnotherOrder;
        Assert.InRange(chance, 0.01, 0.9999);
    }

    /// <summary>
    /// Whoever spends more, all else equal, is in no lower tier, also where the limits are learnt anew with it; and no less a high roller.
    /// </summary>
    [Property(MaxTest = 200, Arbitrary = [typeof(Events)])]
    public void MoreSpend_NeverLowersTheValueTier(CustomerEvent[][] customers, byte who, byte which, byte more)
    {
        if (customers.Length == 0
            || customers[who % customers.Length] is not { } events
            || events.Where(e => e.Kind == CustomerEventKind.Order && !events.Any(r => r.Reference is { } id && id == e.Id)).ToArray()
                is not { Length: > 0 } kept)
        {
            return; // What came back is not spent: a dearer order that is no longer returned in full brings its cost with it.
        }

        int index = who % customers.Length;
        int order = Array.IndexOf(events, kept[which % kept.Length]);
        CustomerEvent[] dearer = [.. events.Select((e, i) => i == order && e.Amount > 0 ? WithAmount(e, e.Amount + more) : e)];
        (int tierBefore, bool rollerBefore) = ValueOf(customers.Select((c, i) => i == index ? events : c), index);
        (int tierAfter, bool rollerAfter) = ValueOf(customers.Select((c, i) => i == index ? dearer : c), index);
        Assert.True(tierAfter <= tierBefore);
        Assert.True(rollerAfter || !rollerBefore);

        static CustomerEvent WithAmount(CustomerEvent e, decimal amount) =>
            CustomerEvent.Order(e.At, amount) with
            {
                Id = e.Id,
                Cost = e.Cost,
                Quantity = e.Quantity,
                Status = e.Status,
                Selling = e.Selling,
            };

        static (int Tier, bool IsHighRoller) ValueOf(IEnumerable<CustomerEvent[]> all, int index)
        {
            CustomerHistory[] shop = [.. all.Select(c => new CustomerHistory(Shop.Default, c))];
            Advisor advisor = Advisor.Learn(shop, AsOf);
            Advice advice = advisor.Advise(shop[index], Models[0], AsOf);
            return (advisor.Tiers.Tiers.Index().Single(t => t.Item == advice.Tier.Tier).Index, advice.HighRoller.IsHighRoller);
        }
    }

    [Fact]
    public void TiersByPredictedValue_AreOnesOwnExpression()
    {
        CustomerHistory[] shop = [.. Enumerable.Range(0, 60).Select(i => Orders(i))];
        Advisor byProfit = Advisor.Learn(shop, AsOf);
        Advisor byForecast = Advisor.Learn(shop, AsOf, new AdvisorOptions { Value = (_, toCome) => toCome.Amount ?? 0 });
        CustomerFacts facts = shop[7].FactsAt(AsOf);
        Assert.Equal(facts.Profit, byProfit.Advise(shop[7], Models[0], AsOf).Tier.Value);
        Assert.Equal(byForecast.Forecast.Forecast(in facts).Amount!.Value, byForecast.Advise(shop[7], Models[0], AsOf).Tier.Value);
    }

    [Fact]
    public void ANewCustomer_IsScoredBesideTheBase_AndAnEmptyBaseSaysSo()
    {
        CustomerHistory[] shop = [.. Enumerable.Range(0, 50).Select(i => Orders(i))];
        Advice advice = Advisor.Learn(shop, AsOf).Advise(Orders(-1, 2_000), Models[0], AsOf);
        Assert.Equal(("platinum", 5), (advice.Tier.Tier.Key, advice.Rfm.Score!.Value.Monetary));
        Assert.True(advice.HighRoller.IsHighRoller);
        Advice alone = Advisor.Learn([], AsOf).Advise(Orders(3), Models[0], AsOf);
        Assert.Null(alone.Rfm.Score);
        Assert.Equal("nobody in the base has ordered: nothing to score against", alone.Rfm.Say(CultureInfo.InvariantCulture));
        Assert.Equal(
            "no order yet",
            Advisor.Learn(shop, AsOf).Advise(new CustomerHistory(Shop.Default), Models[0], AsOf).Rfm.Say(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void WhatCannotBeAnswered_IsRefused()
    {
        CustomerHistory here = Orders(1);
        CustomerHistory there = new(new Shop { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] }, here.Events);
        Assert.Throws<ArgumentException>("customers", () => Advisor.Learn([here, there], AsOf));
        Assert.Throws<ArgumentException>("history", () => Advisor.Learn([here], AsOf).Advise(there, Models[0], AsOf));
        Assert.Throws<ArgumentException>(
            "options", () => Advisor.Learn([here], AsOf, new AdvisorOptions { Rfm = new RfmOptions { Ties = RfmTies.Apart } }));
        Assert.Throws<ArgumentException>(() => Advisor.Learn([here], AsOf, new AdvisorOptions { Rfm = new RfmOptions { Bins = 4 } }));
        Assert.Throws<ArgumentException>(() => Advisor.Learn([here], AsOf, new AdvisorOptions { TierLimits = [1] }));
        Assert.Throws<ArgumentNullException>(() => new AdvisorOptions { Playbook = null! });
    }

    [DataFact("cdnow-orders.csv")]
    public void Cdnow_AnyCustomer_IsAnsweredInEveryModel()
    {
        LocalDate asOf = new(1998, 6, 30);
        KeyValuePair<string, CustomerHistory>[] shop = Cdnow.Customers("cdnow-orders.csv");
        Advisor advisor = Advisor.Learn(shop.Select(c => c.Value), asOf);
        Dictionary<string, RfmSegment> segments = RfmTable.Of(shop, asOf, new RfmOptions()).Customers.ToDictionary(
            c => c.Customer, c => c.Segment, StringComparer.Ordinal);
        foreach ((int i, (string customer, CustomerHistory history)) in shop.Index().Where(c => c.Index % 97 == 0))
        {
            Advice advice = advisor.Advise(history, Models[i % Models.Length], asOf);
            Assert.Equal(segments[customer], advice.Rfm.Segment);
            Assert.Equal(4, advice.Decline.Signals.Count);
            Assert.NotEmpty(advice.Plan.Actions);
            Assert.NotNull(advice.Since);
            Assert.NotNull(advice.LookAgain.On); // the anniversary at the latest
            using JsonDocument json = JsonDocument.Parse(advice.ToJson(customer, CultureInfo.InvariantCulture));
            Assert.Equal(customer, json.RootElement.GetProperty("customer").GetString());
            Assert.Equal(advice.Plan.Actions.Count, json.RootElement.GetProperty("actions").GetArrayLength());
        }

        Assert.Equal(
            0.05, shop.Count(c => advisor.Tiers.TierOf(c.Value.FactsAt(asOf).Profit).Tier.Key == "platinum") / (double)shop.Length, 0.001);
    }

    /// <summary>Half of the customers come back, but hardly anybody after 500 days.</summary>
    private sealed class Fading : IValueForecast
    {
        public ValueToCome Forecast(in CustomerFacts facts) =>
            facts.DaysSinceLastOrder > 500 ? new ValueToCome(0.2, 0.01, 0.01, 20) : new ValueToCome(10, 0.5, 0.5, 20);
    }

    private static CustomerHistory OrderedDaysAgo(int days) =>
        new(Shop.Default, CustomerEvent.Order(AsOf.PlusDays(-days).AtMidnight().InUtc().ToInstant(), 20));

    private static void AssertSpeaks(string text)
    {
        Assert.NotEmpty(text.Trim());
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{0}", text, StringComparison.Ordinal);
    }

    // Everything that is decided, without the measured values that every day changes.
    private static string DecidedBy(Advice advice) => string.Join(
        " | ",
        [
            advice.Explanation.Stage.Key,
            .. advice.Decline.Signals.Select(s => $"{s.Kind} {s.State}"),
            $"{advice.Decline.IsWarning} {advice.WinBack.Verdict} {advice.ChurnOffer.Verdict}",
            .. advice.Plan.Actions.Select(a => a.Tactic.Key),
            .. advice.Plan.Suppressed.Select(s => $"{s.Tactic.Key} until {s.Until}"),
        ]);

    private static CustomerHistory Orders(int seed, decimal amount = 10) => new(
        Shop.Default,
        Enumerable.Range(0, 1 + (Math.Abs(seed) % 5))
            .Select(i => CustomerEvent.Order(AsOf.PlusDays(-(seed + 2) * 7 - (i * 40)).AtMidnight().InUtc().ToInstant(), amount + seed)));
}
