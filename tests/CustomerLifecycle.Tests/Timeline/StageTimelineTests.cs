using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Timeline;

[Trait("source", "000: support should know whether it talks to a loyal customer or to one after the first purchase")]
public sealed class StageTimelineTests
{
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/Sao_Paulo", "Asia/Kathmandu", "America/St_Johns"];

    [Fact]
    public void ACustomerWhoBuysFallsSilentAndReturns()
    {
        Shop berlin = new() { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] };
        CustomerEvent second = CustomerEvent.Order(Instant.FromUtc(2024, 9, 1, 10, 0), 20) with { Id = "b" };
        CustomerHistory history = new(
            berlin,
            CustomerEvent.Visit(Instant.FromUtc(2024, 1, 1, 10, 0)),
            CustomerEvent.Order(Instant.FromUtc(2024, 1, 5, 10, 0), 20),
            second);
        StageTimeline<LifecycleMarketingStage> timeline = StageTimeline.Replay(
            history, LifecycleMarketingRules.Default, new LocalDate(2024, 12, 31));
        Assert.Equal(
            [
                (LifecycleMarketingStage.Acquisition, LifecycleMarketingStage.Growth, new LocalDate(2024, 1, 5), TransitionDirection.Skip),
                (LifecycleMarketingStage.Growth, LifecycleMarketingStage.WinBack, new LocalDate(2024, 4, 5), TransitionDirection.Skip),
                (LifecycleMarketingStage.WinBack, LifecycleMarketingStage.Growth, new LocalDate(2024, 9, 1), TransitionDirection.Return),
            ],
            timeline.Transitions.Select(t => (t.From, t.To, t.On, t.Direction)));
        Assert.Null(timeline.Transitions[1].Event);
        Assert.Equal(Instant.FromUtc(2024, 4, 4, 22, 0), timeline.Transitions[1].At); // midnight in Berlin, summer time
        Assert.Equal(second, timeline.Transitions[2].Event);

        // After a gap of 240 days a silence of 90 is nothing yet.
        Assert.Equal(LifecycleMarketingStage.WinBack, timeline.NextChange!.Value.Stage);
        Assert.InRange(timeline.NextChange.Value.On, new LocalDate(2025, 3, 1), new LocalDate(2025, 5, 1));
        Assert.Equal(LifecycleMarketingStage.Growth, timeline.Furthest!.Value); // being lost is no step forward
        Assert.Equal(2, timeline.VisitsOf(LifecycleMarketingStage.Growth));
        Assert.Null(timeline.StageOn(new LocalDate(2023, 12, 31)));
        Assert.Equal(LifecycleMarketingRules.Default.Fingerprint, timeline.Fingerprint);
    }

    [Fact]
    public void NoEvent_NoStage()
    {
        StageTimeline<LifecycleMarketingStage> timeline = StageTimeline.Replay(
            new CustomerHistory(Shop.Default), LifecycleMarketingRules.Default, Events.LastDay);
        Assert.Empty(timeline.Visits);
        Assert.Null(timeline.Furthest);
        Assert.Null(timeline.StageOn(Events.LastDay));
    }

    [Properties(Arbitrary = [typeof(Events)], MaxTest = 40)]
    public sealed class AgainstEveryDay
    {
        [Property]
        public void Replay_IsClassificationDayByDay(CustomerEvent[] events, byte zone, bool mergeSameDay)
        {
            Shop shop = new()
            {
                Zone = DateTimeZoneProviders.Tzdb[Zones[zone % Zones.Length]],
                Orders = OrderPolicy.Default with { MergeSameDay = mergeSameDay },
            };
            CustomerHistory history = new(shop, events);
            Check(history, FivePhaseJourneyRules.Default);
            Check(history, SixStepFunnelRules.Default);
            Check(history, RelationshipCycleRules.Default);
            Check(history, LifecycleMarketingRules.Default);
        }

        [Property]
        public void Replay_OfAClassifierWithoutRules_IsThatOfTheRules(CustomerEvent[] events)
        {
            CustomerHistory history = new(Shop.Default, events);
            StageTimeline<SixStepFunnelStage> byRules = StageTimeline.Replay(history, SixStepFunnelRules.Default, Events.LastDay);
            OpaqueClassifier<SixStepFunnelStage> opaque = new(SixStepFunnelRules.Default);
            StageTimeline<SixStepFunnelStage> dayByDay = StageTimeline.Replay(history, opaque, Events.LastDay);
            Assert.Equal(byRules.Visits, dayByDay.Visits);
            Assert.Equal(byRules.Transitions, dayByDay.Transitions);
        }

        /// <summary>Under a policy too, and told by a tracker as well; a change farther away than days are tried is not claimed.</summary>
        [Property]
        public void NextChange_OfAClassifierWithoutRules_IsThatOfTheRules_AsFarAsDaysAreTried(
            CustomerEvent[] events, byte model, byte zone, ushort day, bool isHeld)
        {
            Shop shop = new() { Zone = DateTimeZoneProviders.Tzdb[Zones[zone % Zones.Length]] };
            CustomerHistory history = new(shop, events);
            StageRules<CustomerFacts, string> rules = ShippedRules.All[model % ShippedRules.All.Count].WithKeys();
            OpaqueClassifier<string> opaque = new(rules);
            TimelinePolicy<string>? policy = isHeld
                ? TimelinePolicy.For(rules.Model)
                    .WithMinimumStay(9)
                    .WithHold(rules.Model.Stages[2].Value, f => f.DaysSinceLastEngagement <= 50)
                : null;
            LocalDate asOf = Events.FirstDay.PlusDays(day % 1_000);
            NextStageChange<string>? byRules = StageTimeline.Replay(history, rules, asOf, policy).NextChange;
            StageTimeline<string> tried = StageTimeline.Replay(history, opaque, asOf, policy);
            Assert.False(tried.IsForeseeable);
            Assert.Equal(byRules?.On <= asOf.PlusDays(StageTimeline.MostDaysTried) ? byRules : null, tried.NextChange);

            StageTracker<string> tracker = new("ada", shop, opaque, policy);
            foreach (CustomerEvent item in events)
            {
                tracker.Take(item);
            }

            tracker.Advance(shop.EndOf(Events.LastDay.PlusDays(2)) - Duration.FromTicks(1));
            StageTimeline<string> life = tracker.Timeline();
            tracker.Take(CustomerEvent.Order(shop.EndOf(Events.LastDay.PlusDays(5)), 10));
            Assert.Equal(StageTimeline.Replay(history, opaque, life.AsOf, policy).NextChange, life.NextChange);
        }

        [Property]
        public void Replay_UntilAnEarlierDay_IsTheBeginningOfTheSame(CustomerEvent[] events, ushort day)
        {
            CustomerHistory history = new(Shop.Default, events);
            LocalDate until = Events.FirstDay.PlusDays(day % 700);
            StageTimeline<FivePhaseJourneyStage> whole = StageTimeline.Replay(history, FivePhaseJourneyRules.Default, Events.LastDay);
            StageTimeline<FivePhaseJourneyStage> part = StageTimeline.Replay(history, FivePhaseJourneyRules.Default, until);
            Assert.Equal(whole.Transitions.Where(t => t.At < Shop.Default.EndOf(until)), part.Transitions);
        }

        private static void Check<TStage>(CustomerHistory history, StageRules<CustomerFacts, TStage> rules)
            where TStage : struct, Enum
        {
            LocalDate until = Events.LastDay.PlusDays(400);
            StageTimeline<TStage> timeline = StageTimeline.Replay(history, rules, until);
            for (LocalDate day = Events.FirstDay; day <= until; day = day.PlusDays(1))
            {
                bool isKnown = history.Events.Count > 0 && history.Events[0].At < history.Shop.EndOf(day);
                Assert.Equal(isKnown ? rules.Classify(history.FactsAt(day)).Stage : null, timeline.StageOn(day)?.Value);
            }

            Assert.Equal(timeline.Visits.Count, timeline.Visits.Count == 0 ? 0 : timeline.Transitions.Count + 1);
            foreach ((int i, StageTransition<TStage> transition) in timeline.Transitions.Index())
            {
                Assert.Equal(timeline.Visits[i].Left, timeline.Visits[i + 1].Entered);
                Assert.NotEqual(transition.From, transition.To);
                Assert.Equal(history.Shop.DayOf(transition.At), transition.On);
                Assert.Equal(transition.From, rules.Classify(history.FactsAt(transition.At - Duration.FromTicks(1))).Stage);
                Assert.Equal(transition.To, rules.Classify(history.FactsAt(transition.At)).Stage);
                Assert.True(transition.Event is { } cause
                    ? cause.At == transition.At
                    : transition.At == history.Shop.EndOf(transition.On.PlusDays(-1)));
            }
        }
    }
}
