using System.Globalization;
using System.Text.Json.Nodes;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Models;

/// <summary>
/// A model that ships, written out as JSON and read again under another name, gives the same answers: whatever a shipped model gets, one of
/// the user's own gets too.
/// </summary>
[Trait("source", "001: no consensus on names")]
[Properties(Arbitrary = [typeof(Events)], MaxTest = 25)]
public sealed class NothingIsPrivilegedTests
{
    private static readonly CultureInfo[] Languages = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("de")];

    private static readonly Pair[] Pairs = [.. ShippedRules.All.Select(rules => new Pair(rules.WithKeys()))];

    [Fact]
    public void RulesAndJson_AreTheSame_ButForTheKey() => Assert.All(Pairs, pair =>
    {
        Assert.NotEqual(pair.Shipped.Fingerprint, pair.Own.Fingerprint);
        Assert.Equal(Words(pair.Shipped), Words(pair.Own));
        Assert.Equal(StageModelJson.Write(pair.Shipped), pair.WithShippedKey(StageModelJson.Write(pair.Own)));

        static IEnumerable<string> Words(StageRules<CustomerFacts, string> rules) => rules.Rules.SelectMany(r =>
            Languages.Select(language =>
                $"{r.Key}: {r.Stage}, {r.Say(language)}, {r.Notes.Name?.In(language)}, {r.Notes.Source?.In(language)}"));
    });

    [Property(MaxTest = 60)]
    public void Timelines_AreTheSame(CustomerEvent[] events, ushort day, bool isHeld) => Assert.All(Pairs, pair =>
    {
        CustomerHistory history = new(Shop.Default, events);
        LocalDate asOf = Events.FirstDay.PlusDays(day % 2_000);
        StageTimeline<string> shipped = Replay(pair.Shipped);
        StageTimeline<string> own = Replay(pair.Own);
        Assert.Equal(shipped.Visits, own.Visits);
        Assert.Equal(shipped.Transitions.Select(WithoutFingerprint), own.Transitions.Select(WithoutFingerprint));
        Assert.Equal(shipped.Refusals, own.Refusals);
        Assert.Equal(shipped.NextChange, own.NextChange);
        Assert.Equal(shipped.ToJson("ada"), pair.WithShippedKey(own.ToJson("ada")));
        Assert.Equal(Told(pair.Shipped), Told(pair.Own));

        StageTimeline<string> Replay(StageRules<CustomerFacts, string> rules) =>
            StageTimeline.Replay(history, rules, asOf, PolicyOf(rules));

        IEnumerable<string> Told(StageRules<CustomerFacts, string> rules)
        {
            StageTracker<string> tracker = new("ada", history.Shop, rules, PolicyOf(rules));
            return [.. events.SelectMany(e => tracker.Take(e)).Select(c => c.ToString()), $"{tracker.Stage} {tracker.DueOn}"];
        }

        TimelinePolicy<string>? PolicyOf(StageRules<CustomerFacts, string> rules) =>
            isHeld ? TimelinePolicy.For(rules.Model).WithMinimumStay(9) : null;

        static object WithoutFingerprint(StageTransition<string> move) =>
            (move.From, move.To, move.At, move.On, move.Cause, move.Event, move.Direction, move.RuleOrdinal);
    });

    [Property]
    public void Advice_IsTheSame(CustomerEvent[][] customers, CustomerEvent[] events, ushort day, byte cost)
    {
        LocalDate asked = Events.FirstDay.PlusDays(day % 1_000);
        AdvisorOptions options = new()
        {
            WinBack = new WinBackPolicy { ContactCost = cost % 16 },
            ChurnOffer = new ChurnOfferPolicy { Cost = cost % 16 },
        };
        Advisor advisor = Advisor.Learn(customers.Select(c => new CustomerHistory(Shop.Default, c)), asked, options);
        CustomerHistory history = new(Shop.Default, events);
        Assert.All(Pairs, pair =>
        {
            Advice shipped = advisor.Advise(history, pair.Shipped, asked);
            Advice own = advisor.Advise(history, pair.Own, asked);
            Assert.Equal(shipped.Plan.Actions.Select(a => a.Tactic), own.Plan.Actions.Select(a => a.Tactic));
            Assert.Equal(shipped.Plan.Suppressed.Select(s => (s.Tactic, s.Until)), own.Plan.Suppressed.Select(s => (s.Tactic, s.Until)));
            foreach (CultureInfo language in Languages)
            {
                Assert.Equal(shipped.Decisions.Select(d => d.Say(language)), own.Decisions.Select(d => d.Say(language)));
                Assert.Equal(shipped.ToJson("ada", language), pair.WithShippedKey(own.ToJson("ada", language)));
            }
        });
    }

    [Fact]
    public void TacticsAndMetricsOfEveryStage_AreTheSame() => Assert.All(Pairs, pair => Assert.All(pair.Shipped.Model.Stages, stage =>
    {
        StageInfo own = pair.Own.Model[stage.Key];
        Assert.Equal(Playbook.Shipped.OfStage(pair.Shipped.Model, stage), Playbook.Shipped.OfStage(pair.Own.Model, own));
        Assert.Equal(MetricCatalog.OfStage(pair.Shipped.Model, stage), MetricCatalog.OfStage(pair.Own.Model, own));
    }));

    [Property]
    public void MetricsByStage_AndFlow_AreTheSame(CustomerEvent[][] customers)
    {
        CustomerHistory[] shop = [.. customers.Select(c => new CustomerHistory(Shop.Default, c))];
        MetricPeriod period = new(new LocalDate(2023, 9, 1), new LocalDate(2024, 9, 1));
        MetricScope scope = new(Shop.Default, period);
        Assert.All(Pairs, pair =>
        {
            Assert.Equal(ByStage(pair.Shipped), ByStage(pair.Own));
            foreach (CultureInfo language in Languages)
            {
                Assert.Equal(Flow(pair.Shipped).ToMermaid(language), Flow(pair.Own).ToMermaid(language));
            }
        });

        StageFlow<string> Flow(StageRules<CustomerFacts, string> rules) => StageFlow.Of(shop, rules, period);

        IEnumerable<string> ByStage(IStageClassifier<CustomerFacts> rules) => MetricReport
            .ComputeBy(MetricCatalog.All, scope, shop, MetricGrouping.ByStage(rules))
            .Select(r => $"{r} {r.Value.Numerator} {r.Value.Denominator}");
    }

    [Property(MaxTest = 10)]
    public void WaysToEveryStage_AreTheSame(CustomerEvent[] events, ushort day) => Assert.All(Pairs, pair =>
    {
        CustomerFacts facts = new CustomerHistory(Shop.Default, events).FactsAt(Events.FirstDay.PlusDays(day % 1_000));
        foreach (StageInfo stage in pair.Shipped.Model.Stages)
        {
            WaysToStage<CustomerFacts> shipped = pair.Shipped.WaysTo(stage, in facts);
            WaysToStage<CustomerFacts> own = pair.Own.WaysTo(pair.Own.Model[stage.Key], in facts);
            Assert.All(Languages, language => Assert.Equal(
                (shipped.Say(language), string.Join(" | ", shipped.Ways.Select(w => w.Say(language)))),
                (own.Say(language), string.Join(" | ", own.Ways.Select(w => w.Say(language))))));
        }
    });

    /// <summary>A shipped model, and the same under a name of one's own.</summary>
    private sealed class Pair(StageRules<CustomerFacts, string> shipped)
    {
        public StageRules<CustomerFacts, string> Shipped => shipped;

        public StageRules<CustomerFacts, string> Own { get; } = StageModelJson.Parse(Renamed(StageModelJson.Write(shipped)));

        private static string Renamed(string json)
        {
            JsonNode model = JsonNode.Parse(json)!;
            model["key"] = $"own-{model["key"]}";
            return model.ToJsonString();
        }

        /// <summary>What the own model says, as the shipped one says it.</summary>
        public string WithShippedKey(string text) => text.Replace(Own.Model.Key, shipped.Model.Key, StringComparison.Ordinal);

        public override string ToString() => shipped.Model.Key;
    }
}
