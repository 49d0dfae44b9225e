using System.Globalization;
using System.Text.Json;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Timeline;

[Trait("source", "002: automation")]
public sealed class StageDifferenceTests
{
    private static readonly LocalDate Begin = new(2024, 1, 1);

    [Fact]
    public void OneCustomer_BeforeAndAfter_WithWhatHappenedInBetween()
    {
        StageDifference<LifecycleMarketingStage> difference = StageDifference.Between(
            History(CustomerEvent.Order(At(1), 10) with { Id = "a" }, CustomerEvent.Order(At(120), 10) with { Id = "b" }),
            LifecycleMarketingRules.Default,
            Begin,
            Begin.PlusDays(119));
        Assert.Equal(("growth", "growth", false), (difference.Before!.Stage.Key, difference.After!.Stage.Key, difference.HasMoved));
        Assert.Equal([TransitionCause.Time, TransitionCause.Event], difference.Transitions.Select(t => t.Cause));
        Assert.Equal(Begin.PlusDays(119), difference.Since);
    }

    [Fact]
    public void BeforeTheFirstEvent_ACustomerIsNotKnown()
    {
        StageDifference<LifecycleMarketingStage> difference = StageDifference.Between(
            History(CustomerEvent.Order(At(10), 10)), LifecycleMarketingRules.Default, Begin, Begin.PlusDays(20));
        Assert.Null(difference.Before);
        Assert.Equal("not yet a customer → Growth: 1 order (at least 1)", difference.ToString());
        Assert.Equal("noch nicht bekannt → Wachstum: 1 Bestellung (mindestens 1)", difference.Say(CultureInfo.GetCultureInfo("de")));
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => StageDifference.Between(History(), LifecycleMarketingRules.Default, Begin, Begin.PlusDays(-1)));
        Assert.Contains("2023-12-31, is before the first, 2024-01-01", exception.Message, StringComparison.Ordinal);
    }

    [Properties(Arbitrary = [typeof(Events)], MaxTest = 60)]
    public sealed class OfABase
    {
        [Property]
        public void Movers_AreThoseWhoseStageDiffers(CustomerEvent[][] customers, ushort first, ushort days)
        {
            LocalDate from = Events.FirstDay.PlusDays(first % 700);
            LocalDate to = from.PlusDays(days % 400);
            KeyValuePair<int, CustomerHistory>[] all =
                [.. customers.Select((events, i) => KeyValuePair.Create(i, new CustomerHistory(Shop.Default, events)))];
            Dictionary<int, StageDifference<SixStepFunnelStage>> movers = new(
                StageDifference.Between(all, SixStepFunnelRules.Default, from, to));
            foreach ((int i, CustomerHistory history) in all)
            {
                SixStepFunnelStage? before = StageOn(history, from);
                SixStepFunnelStage? after = StageOn(history, to);
                Assert.Equal(before != after, movers.ContainsKey(i));
                if (movers.TryGetValue(i, out StageDifference<SixStepFunnelStage>? difference))
                {
                    Assert.Equal(SixStepFunnel.Model[after!.Value], difference.After!.Stage);
                    Assert.Equal(before is { } stage ? SixStepFunnel.Model[stage] : null, difference.Before?.Stage);
                }
            }
        }

        [Property]
        public void Due_IsEverybodyWhoseStageChangesByThen_InOrder(CustomerEvent[][] customers, ushort first, ushort days)
        {
            LocalDate asOf = Events.FirstDay.PlusDays(first % 700);
            LocalDate until = asOf.PlusDays(days % 400);
            KeyValuePair<int, CustomerHistory>[] all =
            [
                .. customers.Select((events, i) =>
                    KeyValuePair.Create(i, new CustomerHistory(Shop.Default, events.Where(e => Shop.Default.DayOf(e.At) <= asOf)))),
            ];
            IReadOnlyList<DueChange<int, SixStepFunnelStage>> due = DueChanges.Until(all, SixStepFunnelRules.Default, asOf, until);
            Assert.Equal(due.OrderBy(d => d.NextChange.On).ThenBy(d => d.Customer).Select(d => d.Customer), due.Select(d => d.Customer));
            foreach ((int i, CustomerHistory history) in all)
            {
                SixStepFunnelStage now = SixStepFunnelRules.Default.Classify(history.FactsAt(asOf)).Stage;
                LocalDate? expected = null;
                for (LocalDate day = asOf.PlusDays(1); day <= until && expected is null; day = day.PlusDays(1))
                {
                    expected = SixStepFunnelRules.Default.Classify(history.FactsAt(day)).Stage == now ? null : day;
                }

                DueChange<int, SixStepFunnelStage>? found = due.SingleOrDefault(d => d.Customer == i);
                Assert.Equal(expected, found?.NextChange.On);
                Assert.Equal(found is null ? null : now, found?.Stage);
            }
        }

        [Property]
        public void Due_OfAClassifierWithoutRules_IsThatOfTheRules_AsFarAsDaysAreTried(
            CustomerEvent[][] customers, byte model, ushort first, ushort days)
        {
            LocalDate asOf = Events.FirstDay.PlusDays(first % 700);
            LocalDate until = asOf.PlusDays(days % 500);
            KeyValuePair<int, CustomerHistory>[] all =
                [.. customers.Select((events, i) => KeyValuePair.Create(i, new CustomerHistory(Shop.Default, events)))];
            StageRules<CustomerFacts, string> rules = ShippedRules.All[model % ShippedRules.All.Count].WithKeys();
            LocalDate farthest = LocalDate.Min(until, asOf.PlusDays(StageTimeline.MostDaysTried));
            Assert.Equal(
                DueChanges.Until(all, rules, asOf, farthest).Select(d => (d.Customer, d.Stage, d.NextChange)),
                DueChanges.Until(all, new OpaqueClassifier<string>(rules), asOf, until).Select(d => (d.Customer, d.Stage, d.NextChange)));
        }

        private static SixStepFunnelStage? StageOn(CustomerHistory history, LocalDate day) =>
            history.Events.Any(e => Shop.Default.DayOf(e.At) <= day)
                ? SixStepFunnelRules.Default.Classify(history.FactsAt(day)).Stage
                : null;
    }

    [Fact]
    public void Due_OfRulesThatCannotBeForeseen_IsFoundByTrying_AndNobodyLooksFarther()
    {
        StageModel<string> model = StageModel.Of("own", TransitionPolicy.Free, "awake", "asleep");
        KeyValuePair<string, CustomerHistory>[] customers =
        [
            KeyValuePair.Create("ada", History(CustomerEvent.Order(At(1), 10))),
            KeyValuePair.Create("to come", History(CustomerEvent.Order(At(9), 10))),
        ];
        Assert.Equal(Begin.PlusDays(366), DueOn(365));
        Assert.Equal(Begin.PlusDays(367), DueOn(366, asOf: Begin.PlusDays(1)));
        Assert.Null(DueOn(366));

        LocalDate? DueOn(int days, LocalDate? asOf = null)
        {
            StageRules<CustomerFacts, string> rules = StageRules.For(model)
                .When("asleep", f => Math.Max(f.DaysSinceLastOrder ?? 0, 0) > days)
                .Otherwise("awake");
            return DueChanges.Until(customers, rules, asOf ?? Begin, LocalDate.MaxIsoValue).SingleOrDefault()?.NextChange.On;
        }
    }

    [Fact]
    public void Export_HoldsEveryDetailOfEveryEvent()
    {
        CustomerHistory history = History(
            CustomerEvent.Order(At(1), 49.90m) with
            {
                Id = "A-1",
                Cost = 30,
                Quantity = 2,
                Channel = "web",
                Currency = "EUR",
                Selling = SellingKind.CrossSell,
                Reference = "Schuh",
            },
            CustomerEvent.Review(At(2), 5),
            CustomerEvent.ContractStarted(At(3), new LocalDate(2025, 1, 1)));
        StageTimeline<LifecycleMarketingStage> timeline = StageTimeline.Replay(
            history, LifecycleMarketingRules.Default, Begin.PlusDays(200));
        using JsonDocument export = JsonDocument.Parse(new CustomerExport("ada", history).With(timeline).ToJson());
        JsonElement[] events = [.. export.RootElement.GetProperty("events").EnumerateArray()];
        Assert.Equal(
            """{"version":1,"kind":"order","at":"2024-01-01T09:00:00Z","id":"A-1","channel":"web","reference":"Schuh","amo"""
                + """unt":49.90,"cost":30,"currency":"EUR","quantity":2,"selling":"cross-sell"}""",
            JsonSerializer.Serialize(events[0]));
        Assert.Equal("""{"version":1,"kind":"review","at":"2024-01-02T09:00:00Z","score":5}""", JsonSerializer.Serialize(events[1]));
        Assert.Equal("2025-01-01", events[2].GetProperty("contractEnd").GetString());
        Assert.Equal("EUR", export.RootElement.GetProperty("currency").GetString());
        Assert.Equal(
            Compact(timeline.ToJson("ada")), JsonSerializer.Serialize(export.RootElement.GetProperty("timelines")[0]));

        static string Compact(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);
    }

    [Fact]
    public void WithKeys_IsTheSameModelAndRules()
    {
        foreach (StageRules<CustomerFacts> rules in ShippedRules.All)
        {
            StageRules<CustomerFacts, string> keys = rules.WithKeys();
            Assert.Equal(rules.Fingerprint, keys.Fingerprint);
            Assert.Equal(rules.Rules.Select(r => r.ToString()), keys.Rules.Select(r => r.ToString()));
            Assert.Equal(rules.StageOf(default).Key, keys.Classify(default).Stage);
        }
    }

    private static Instant At(int day) => Begin.PlusDays(day - 1).AtMidnight().InUtc().ToInstant() + Duration.FromHours(9);

    private static CustomerHistory History(params CustomerEvent[] events) => new(Shop.Default, events);
}
