using System.Text.Json;
using CustomerLifecycle.Layouts;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.History;

public sealed class CustomerBaseTests
{
    private static readonly Shop MergingDays = Shop.Default with { Orders = OrderPolicy.Default with { MergeSameDay = true } };

    [Fact]
    public void Customers_StandInTheOrderInWhichTheyWereNamed_AndAreFound()
    {
        CustomerRecords records = new();
        records.Add(new CustomerRecord("ben", CustomerEvent.Visit(Instant.FromUtc(2025, 1, 2, 0, 0))));
        records.Add(new CustomerRecord("ada", CustomerEvent.Order(Instant.FromUtc(2025, 1, 1, 0, 0), 49.90m) with { Id = "007" }));
        records.Add(new CustomerRecord("ben", CustomerEvent.Order(Instant.FromUtc(2025, 1, 1, 0, 0), 5) with { Id = "7" }));
        CustomerBase customers = records.ToBase(Shop.Default);
        Assert.Equal(["ben", "ada"], customers.Keys);
        Assert.Equal(["7", null], customers[0].Value.Events.Select(e => e.Id));
        Assert.Equal("007", customers.Find("ada")!.Events[0].Id);
        Assert.Equal("49.90", customers.Find("ada")!.Events[0].Amount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Null(customers.Find("cleo"));
        Assert.Throws<ArgumentOutOfRangeException>(() => customers[2]);
        Assert.Throws<InvalidOperationException>(() => records.Add(new CustomerRecord("ada", CustomerEvent.Visit(default))));
    }

    [Fact]
    public void CurrenciesThatDiffer_AreRefusedAtOnce()
    {
        CustomerRecords records = new();
        records.Add(new CustomerRecord("ada", CustomerEvent.Order(default, 5) with { Currency = "EUR" }));
        records.Add(new CustomerRecord("ada", CustomerEvent.Order(default, 6) with { Currency = "USD" }));
        Assert.Contains("USD", Assert.Throws<ArgumentException>(() => records.ToBase(Shop.Default)).Message, StringComparison.Ordinal);
    }

    [Properties(Arbitrary = [typeof(Events)], MaxTest = 150)]
    public sealed class Laws
    {
        /// <summary>Packed and unpacked, split over customers and parts, the histories are those of the events.</summary>
        [Property]
        public void Histories_AreThoseOfTheEvents(CustomerEvent[] events, byte split)
        {
            CustomerEvent[] own =
                [.. events.Where(e => e.Kind is not (CustomerEventKind.Order or CustomerEventKind.Return) || e.Id is null)];
            CustomerRecords records = new();
            CustomerRecords later = new();
            foreach ((int i, CustomerEvent item) in own.Index())
            {
                (i < split % 20 ? records : later).Add(new CustomerRecord($"c{i % 3}", item));
            }

            records.Append(later);
            CustomerBase customers = records.ToBase(Shop.Default);
            Assert.Equal(Math.Min(3, own.Length), customers.Count);
            foreach ((string key, CustomerHistory history) in customers)
            {
                CustomerHistory expected = new(Shop.Default, own.Index().Where(e => $"c{e.Index % 3}" == key).Select(e => e.Item));
                Assert.Equal(expected.Events, history.Events);
            }
        }

        /// <summary>The stages of a base are those of the facts of its histories, whatever events do to one another.</summary>
        [Property]
        public void Stages_AreThoseOfTheHistories(CustomerEvent[] events, byte model, ushort day, bool mergeSameDay)
        {
            Shop shop = mergeSameDay ? MergingDays : Shop.Default;
            StageRules<CustomerFacts, string> rules = ShippedRules.All[model % ShippedRules.All.Count].WithKeys();
            LocalDate asOf = Generators.Events.FirstDay.PlusDays(day % 900);
            CustomerRecords records = new();
            foreach ((int i, CustomerEvent item) in events.Index())
            {
                records.Add(new CustomerRecord($"c{i % 2}", item));
            }

            CustomerBase customers = records.ToBase(shop);
            StagesOfBase<string> stages = customers.Classify(rules, asOf);
            Assert.Equal(
                customers.Select(c => rules.Classify(c.Value.FactsAt(asOf)).Stage),
                Enumerable.Range(0, stages.Count).Select(i => stages[i].Value));
            Assert.Equal(stages.Count, rules.Model.Stages.Sum(s => stages.CountOf(s.Value)));
            Assert.Equal(
                stages.Ordinals.ToArray(),
                customers.Ask((_, h) => (byte)rules.Model.OrdinalOf(rules.Classify(h.FactsAt(asOf)).Stage)));
        }

        /// <summary>Since and until are those that a replay ends with, for facts of one's own too.</summary>
        [Property]
        public void Current_IsTheEndOfTheReplay(CustomerEvent[] events, byte model, ushort day, bool mergeSameDay)
        {
            CustomerHistory history = new(mergeSameDay ? MergingDays : Shop.Default, events);
            LocalDate asOf = Generators.Events.FirstDay.PlusDays(day % 900);
            StageRules<CustomerFacts, string>[] all = [.. ShippedRules.All.Select(r => r.WithKeys()), OwnRules];
            StageRules<CustomerFacts, string> rules = all[model % all.Length];
            StageTimeline<string> timeline = StageTimeline.Replay(history, rules, asOf);
            foreach (CurrentStage<string> current in new[]
            {
                StageTimeline.Current(history, rules, asOf),
                StageTimeline.Current(history, new Timeline.OpaqueClassifier<string>(rules), asOf),
            }.Take(model < 230 ? 1 : 2))
            {
                Assert.Equal(rules.Classify(history.FactsAt(asOf)).Stage, current.Stage);
                Assert.Equal(timeline.Current is { } visit ? history.Shop.DayOf(visit.Entered) : null, current.Since);
                Assert.Equal(Evidence(rules.Explain(history.FactsAt(asOf))), Evidence(current.Explanation));
            }

            Assert.Equal(timeline.NextChange, StageTimeline.Current(history, rules, asOf).NextChange);
        }

        /// <summary>Of a base they are those of each customer's replay, whether rows, a profile or a history says the facts.</summary>
        [Property(MaxTest = 400)]
        public void CurrentOfABase_IsTheEndOfEachReplay(CustomerEvent[] events, byte model, ushort day, byte shop)
        {
            Shop[] shops = [Shop.Default, MergingDays, Shop.Default with { Zone = Zone("Europe/Berlin") }, ClocksGoBackAtMidnight];
            LocalDate asOf = Generators.Events.FirstDay.PlusDays(day % 900);
            StageRules<CustomerFacts, string>[] all = [.. ShippedRules.All.Select(r => r.WithKeys()), OwnRules, OfRows, OfRows, OfRows];
            StageRules<CustomerFacts, string> rules = all[model % all.Length];
            CustomerRecords records = new();
            foreach ((int i, CustomerEvent item) in events.Index())
            {
                records.Add(new CustomerRecord($"c{i % 3}", item));
            }

            CustomerBase customers = records.ToBase(shops[shop % shops.Length]);
            foreach ((string customer, CurrentStage<string> current) in customers.Current(rules, asOf, (id, found) => (id, found)))
            {
                CustomerHistory history = customers.Find(customer)!;
                StageTimeline<string> timeline = StageTimeline.Replay(history, rules, asOf);
                Assert.Equal(rules.Classify(history.FactsAt(asOf)).Stage, current.Stage);
                Assert.Equal(timeline.Current is { } visit ? history.Shop.DayOf(visit.Entered) : null, current.Since);
                Assert.Equal(timeline.NextChange, current.NextChange);
                Assert.Equal(Evidence(rules.Explain(history.FactsAt(asOf))), Evidence(current.Explanation));
            }
        }

        private static Shop ClocksGoBackAtMidnight { get; } = Shop.Default with { Zone = Zone("America/Sao_Paulo") };

        private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

        private static string Evidence(StageExplanation<CustomerFacts> explanation) => JsonSerializer.Serialize(explanation);

        /// <summary>Rules for which a row of numbers says all facts.</summary>
        private static StageRules<CustomerFacts, string> OfRows { get; } = StageRules
            .For(StageModel.Of("rows", TransitionPolicy.Free, "none", "known", "first", "more", "good", "lost"))
            .When("lost", f => f.DaysSinceLastOrder > 60)
            .When("good", f => f.Orders >= 3 && f.Revenue >= 100)
            .When("more", f => f.Orders >= 2 && f.ReturnedAmount < 50)
            .When("first", f => f.Orders >= 1 || f.DaysSinceFirstOrder < 9)
            .When("known", f => f.IsSignedUp && f.DaysSinceLastVisit <= 30)
            .Otherwise("none");

        private static readonly Fact<int> Orders = Fact.Count("orders-in-120-days", CustomerEventKind.Order).InLastDays(120);

        private static StageRules<CustomerFacts, string> OwnRules { get; } = StageRules
            .For(StageModel.Of("own", TransitionPolicy.Free, "few", "many"))
            .When("many", f => f[Orders] >= 2)
            .Otherwise("few");
    }
}
