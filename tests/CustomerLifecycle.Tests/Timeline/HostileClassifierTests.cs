using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle.Tests.Timeline;

/// <summary>
/// Classifiers that answer with no stage, histories of somebody else, dates of other calendars: said clearly, or taken for what they are.
/// </summary>
public sealed class HostileClassifierTests
{
    private static readonly LocalDate AsOf = new(2024, 6, 1);

    private static readonly CustomerHistory History = new(
        Shop.Default,
        CustomerEvent.Visit(Instant.FromUtc(2024, 1, 1, 9, 0)),
        CustomerEvent.Order(Instant.FromUtc(2024, 1, 3, 9, 0), 10));

    private static readonly StageRules<CustomerFacts, string> Rules = LifecycleMarketingRules.Default.WithKeys();

    [Fact]
    public void AnAnswerThatIsNoStage_IsRefusedWithTheStages()
    {
        Nobody nobody = new();
        KeyValuePair<string, CustomerHistory>[] customers = [new("ada", History)];
        Assert.All(
            new Action[]
            {
                () => StageTimeline.Replay(History, nobody, AsOf),
                () => DueChanges.Until(customers, nobody, AsOf, AsOf.PlusDays(9)),
                () => _ = WhatIf.Compare(customers, Rules, nobody, AsOf).Count(),
                () => new StageTracker<string>("ada", Shop.Default, nobody).Take(History.Events[0]),
            },
            act => Assert.Contains(
                "none of its stages: acquisition, ", Assert.Throws<InvalidOperationException>(act).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void AHistoryThatWasNotReplayed_IsRefused()
    {
        StageTimeline<string> timeline = StageTimeline.Replay(History, Rules, AsOf);
        CustomerHistory other = new(Shop.Default, CustomerEvent.Visit(Instant.FromUtc(2024, 5, 31, 9, 0)));
        Assert.Contains(
            "not the one that was replayed",
            Assert.Throws<ArgumentException>(() => timeline.Explain(other, AsOf)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ADateOfAnotherCalendar_IsTheSameDay()
    {
        CustomerFacts facts = History.FactsAt(AsOf);
        LocalDate julian = AsOf.WithCalendar(CalendarSystem.Julian);
        StageRules<CustomerFacts, string> rules = StageRules.For(StageModel.Of("club", TransitionPolicy.Free, ["guest", "gone"]))
            .When("gone", f => f.DaysSinceLastOrder > 200)
            .Otherwise("guest");
        Assert.NotNull(rules.NextChange(in facts, AsOf));
        Assert.Equal(rules.NextChange(in facts, AsOf), rules.NextChange(in facts, julian));
    }

    [Fact]
    public void SpendWithoutARow_IsRefusedWhereItIsGiven() => Assert.Throws<ArgumentNullException>(
        () => new MetricScope(Shop.Default, new MetricPeriod(new LocalDate(2024, 1, 1), AsOf)) { Spend = [null!] });

    private sealed class Nobody : IStageClassifier<CustomerFacts, string>
    {
        public StageModel<string> Model => Rules.Model;

        public string Fingerprint => "nobody";

        public StageClassification<string> Classify(in CustomerFacts facts) => default;
    }
}
