using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Timeline;

[Trait("source", "002: automation")]
public sealed class StageTrackerTests
{
    private static readonly Shop Berlin = new() { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] };

    [Fact]
    public void EventsAndTime_BringChangesOnce()
    {
        StageTracker<LifecycleMarketingStage> tracker = new("ada", Berlin, LifecycleMarketingRules.Default);
        Assert.Null(tracker.Stage);
        Assert.Null(tracker.DueAt);
        Assert.Equal("ada: acquisition on 2024-01-01", Assert.Single(tracker.Take(CustomerEvent.Visit(At(1)))).ToString());
        Assert.Empty(tracker.Take(CustomerEvent.Visit(At(2))));
        StageChange<LifecycleMarketingStage> bought = Assert.Single(tracker.Take(CustomerEvent.Order(At(5), 20) with { Id = "a" }));
        Assert.Equal(("acquisition", "growth", "a"), (bought.From!.Key, bought.To.Key, bought.Transition!.Value.Event!.Value.Id));
        Assert.Equal(new LocalDate(2024, 4, 5), tracker.DueOn);
        Assert.Equal(Instant.FromUtc(2024, 4, 4, 22, 0), tracker.DueAt);
        Assert.Empty(tracker.Advance(tracker.DueAt!.Value - Duration.FromTicks(1)));
        StageChange<LifecycleMarketingStage> lapsed = Assert.Single(tracker.Advance(tracker.DueAt!.Value));
        Assert.Equal("ada: growth → win-back on 2024-04-05", lapsed.ToString());
        Assert.Equal(TransitionCause.Time, lapsed.Transition!.Value.Cause);
        Assert.Empty(tracker.Advance(Instant.FromUtc(2025, 1, 1, 0, 0)));
        Assert.Null(tracker.DueAt);
        Assert.Equal((LifecycleMarketingStage.WinBack, new LocalDate(2024, 4, 5)), (tracker.Stage!.Value, tracker.Since));
    }

    [Fact]
    public void ALateOrder_TakesBackWhatDidNotHappen()
    {
        StageTracker<LifecycleMarketingStage> tracker = new("ada", Berlin, LifecycleMarketingRules.Default);
        tracker.Take(CustomerEvent.Order(At(5), 20) with { Id = "a" });
        StageChange<LifecycleMarketingStage> lapsed = Assert.Single(tracker.Advance(Instant.FromUtc(2024, 5, 1, 0, 0)));
        IReadOnlyList<StageChange<LifecycleMarketingStage>> late = tracker.Take(
            CustomerEvent.Order(Instant.FromUtc(2024, 3, 1, 9, 0), 20) with { Id = "b" });
        StageChange<LifecycleMarketingStage> retraction = Assert.Single(late);
        Assert.True(retraction.IsRetraction);
        Assert.Equal("not ada: growth → win-back on 2024-04-05", retraction.ToString());
        Assert.NotEqual(lapsed.Id, retraction.Id);

        // The late order is cancelled: the change happened after all, and is told a second time.
        StageChange<LifecycleMarketingStage> again = Assert.Single(
            tracker.Correct(CustomerEvent.Order(Instant.FromUtc(2024, 3, 1, 9, 0), 20) with { Id = "b", Status = OrderStatus.Canceled }));
        Assert.Equal((2, lapsed.At, false), (again.Occurrence, again.At, again.IsRetraction));
        Assert.NotEqual(lapsed.Id, again.Id);
    }

    [Fact]
    public void CorrectionsRemovalsAndOverrides_TellTheDifference()
    {
        StageTracker<LifecycleMarketingStage> tracker = new("ada", Berlin, LifecycleMarketingRules.Default);
        tracker.Take(CustomerEvent.SignUp(At(1)));
        tracker.Take(CustomerEvent.Order(At(5), 20) with { Id = "a" });
        Assert.Equal("not ada: conversion → growth on 2024-01-05", Assert.Single(tracker.Remove(CustomerEventKind.Order, "a")).ToString());
        Assert.Empty(tracker.Remove(CustomerEventKind.Order, "a"));
        Assert.Throws<ArgumentException>(() => tracker.Correct(CustomerEvent.Order(At(5), 20) with { Id = "a" }));
        StageOverride<LifecycleMarketingStage> vip = new(
            LifecycleMarketingStage.Retention, At(8), new LocalDate(2024, 2, 1), "key account", "Ben");
        Assert.Empty(tracker.Override(vip));
        Assert.Equal(At(8), tracker.DueAt);
        Assert.Equal("ada: conversion → retention on 2024-01-08", Assert.Single(tracker.Advance(At(8))).ToString());
        Assert.Equal(new LocalDate(2024, 2, 1), tracker.DueOn);
        Assert.Equal("not ada: conversion → retention on 2024-01-08", Assert.Single(tracker.Withdraw(vip)).ToString());
        Assert.Throws<ArgumentException>(() => tracker.Override(
            new StageOverride<LifecycleMarketingStage>(LifecycleMarketingStage.Growth, At(8), new LocalDate(2024, 1, 8), "late", "Ben")));
        Assert.Equal(LifecycleMarketingStage.Conversion, tracker.Stage!.Value);
    }

    [Fact]
    public void DuplicatesAreIgnored_AndAnotherCurrencyLeavesAllAsItWas()
    {
        StageTracker<LifecycleMarketingStage> tracker = new("ada", Berlin, LifecycleMarketingRules.Default);
        CustomerEvent order = CustomerEvent.Order(At(5), 20) with { Id = "a", Currency = "EUR" };
        Assert.Single(tracker.Take(order));
        Assert.Empty(tracker.Take(order));
        Assert.Throws<ArgumentException>(() => tracker.Take(CustomerEvent.Order(At(6), 20) with { Currency = "USD" }));
        Assert.Single(tracker.History().Events);
        Assert.Single(tracker.Timeline().Visits);
    }

    [Fact]
    public void AMistakenFutureEvent_LeavesNothingBehind()
    {
        StageTracker<LifecycleMarketingStage> tracker = new("ada", Berlin, LifecycleMarketingRules.Default);
        tracker.Take(CustomerEvent.Order(At(1), 20) with { Id = "a" });
        tracker.Take(CustomerEvent.Order(At(6_000), 20) with { Id = "typo" });
        tracker.Remove(CustomerEventKind.Order, "typo");
        Assert.Equal((LifecycleMarketingStage.Growth, new LocalDate(2024, 4, 1)), (tracker.Stage!.Value, tracker.DueOn));
        Assert.Single(tracker.Advance(At(100)));
    }

    [Fact]
    public void AfterAnException_ItIsAsItWasBefore()
    {
        StageRules<CustomerFacts, string> brittle = StageRules.For(StageModel.Of("own", TransitionPolicy.Free, "a", "b"))
            .When("b", f => 100 / (f.Orders - 2) > 0)
            .Otherwise("a");
        StageTracker<string> tracker = new("ada", Berlin, brittle);
        tracker.Take(CustomerEvent.Order(At(1), 20) with { Id = "a" });
        CustomerEvent second = CustomerEvent.Order(At(2), 20) with { Id = "b" };
        Assert.Throws<DivideByZeroException>(() => tracker.Take(second));
        Assert.Throws<DivideByZeroException>(() => tracker.Take(second));
        Assert.Single(tracker.History().Events);
        Assert.Empty(tracker.Take(CustomerEvent.Visit(At(3))));
        StageTracker<LifecycleMarketingStage> endless = new("ada", Berlin, LifecycleMarketingRules.Default);
        endless.Take(CustomerEvent.Order(At(1), 20) with { Id = "a" });
        endless.Take(CustomerEvent.Order(At(2), 20) with { Id = "a", Currency = "EUR" });
        Assert.Empty(endless.Take(CustomerEvent.Order(At(3), 20) with { Id = "c", Currency = "USD" }));
        endless.Advance(Instant.MaxValue);
        Assert.Equal(LifecycleMarketingStage.WinBack, endless.Stage!.Value);
    }

    [Fact]
    public void AnOverrideIsEndedByAnother_AndWithdrawnByWhatItSays()
    {
        StageTracker<LifecycleMarketingStage> tracker = new("ada", Berlin, LifecycleMarketingRules.Default);
        tracker.Take(CustomerEvent.SignUp(At(1)));
        tracker.Override(new StageOverride<LifecycleMarketingStage>(LifecycleMarketingStage.Retention, At(2), null, "key account", "Ada"));
        tracker.Override(new StageOverride<LifecycleMarketingStage>(
            LifecycleMarketingStage.Growth, At(10), new LocalDate(2024, 1, 11), "no longer", "Ada"));
        tracker.Advance(At(20));
        Assert.Equal(LifecycleMarketingStage.Conversion, tracker.Stage!.Value);
        Assert.NotEmpty(tracker.Withdraw(
            new StageOverride<LifecycleMarketingStage>(LifecycleMarketingStage.Retention, At(2), null, "key account", "Ada")));
    }

    [Fact]
    public void ADayThatDoesNotExist_StopsNobody()
    {
        Shop apia = new() { Zone = DateTimeZoneProviders.Tzdb["Pacific/Apia"] };
        StageRules<CustomerFacts, string> rules = StageRules.For(StageModel.Of("own", TransitionPolicy.Free, "a", "b", "c"))
            .When("b", f => f.DaysSinceLastOrder == 10)
            .When("c", f => f.DaysSinceLastOrder > 10)
            .Otherwise("a");
        StageTracker<string> tracker = new("ada", apia, rules);
        tracker.Take(CustomerEvent.Order(Instant.FromUtc(2011, 12, 20, 22, 0), 1));
        tracker.Advance(Instant.FromUtc(2012, 2, 1, 0, 0));
        Assert.Empty(tracker.Take(CustomerEvent.Visit(Instant.FromUtc(2012, 1, 15, 0, 0))));
        Assert.Equal("c", tracker.Stage!.Value);
    }

    [Fact]
    public void ATrackerThatGoesOnUnderOtherRules_TellsTheDifference()
    {
        StageTracker<LifecycleMarketingStage> tracker = new("ada", Berlin, LifecycleMarketingRules.Default);
        tracker.Take(CustomerEvent.Order(At(1), 20));
        tracker.Advance(At(100));
        StageRules<CustomerFacts, LifecycleMarketingStage> patient = LifecycleMarketingRules.Create(
            new LifecycleMarketingOptions { GrowthActiveDays = 120 });
        StageTracker<LifecycleMarketingStage> same = new(tracker.ToState(), Berlin, LifecycleMarketingRules.Default);
        StageTracker<LifecycleMarketingStage> other = new(tracker.ToState(), Berlin, patient);
        Assert.Empty(same.Advance(At(101)));
        Assert.Equal("not ada: growth → win-back on 2024-04-01", Assert.Single(other.Advance(At(101))).ToString());
        Assert.Equal(new LocalDate(2024, 1, 1).PlusDays(121), other.DueOn);
    }

    [Fact]
    public void ALiveEventWithoutTransition_AllocatesNothing()
    {
        const int Many = 1_000;
        CustomerEvent[] events =
            [.. Enumerable.Range(0, Many + 100).Select(i => CustomerEvent.Order(At(1) + Duration.FromHours(i), 10) with { Id = $"o{i}" })];
        Assert.InRange(AllocatedBy(events), 0, long.MaxValue); // The first time, code and tables are still made.
        Assert.Equal(0, AllocatedBy(events));

        static long AllocatedBy(CustomerEvent[] events)
        {
            StageTracker<LifecycleMarketingStage> tracker = new("ada", Berlin, LifecycleMarketingRules.Default);
            tracker.EnsureCapacity(events.Length);
            for (int i = 0; i < 100; i++)
            {
                tracker.Take(events[i]);
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 100; i < events.Length; i++)
            {
                tracker.Take(events[i]);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Properties(Arbitrary = [typeof(Events)], MaxTest = 100)]
    public sealed class AgainstReplay
    {
        private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/Sao_Paulo", "Asia/Kathmandu"];

        [Property]
        public void WhatWasTold_IsTheReplay_InAnyOrderOfArrival(CustomerEvent[] events, int seed, byte zone)
        {
            Shop shop = new() { Zone = DateTimeZoneProviders.Tzdb[Zones[zone % Zones.Length]] };
            Check(shop, events, seed, FivePhaseJourneyRules.Default, policy: null);
            Check(shop, events, seed, SixStepFunnelRules.Default, policy: null);
            Check(shop, events, seed, RelationshipCycleRules.Default, TimelinePolicy.For(RelationshipCycle.Model).WithMinimumStay(5));
            Check(shop, events, seed, LifecycleMarketingRules.Default, TimelinePolicy.For(LifecycleMarketing.Model)
                .WithHold(LifecycleMarketingStage.Retention, f => f.DaysSinceLastOrder <= 100));
        }

        [Property]
        public void WhatWasTold_IsTheReplay_WhereThePolicyNeedsTheHistory(CustomerEvent[] events, int seed) =>
            Check(
                new Shop { Orders = OrderPolicy.Default with { MergeSameDay = true, MatchReturnsToOrders = true } },
                events,
                seed,
                LifecycleMarketingRules.Default,
                policy: null);

        /// <summary>A return that takes back a whole order makes the tracker judge anew, and what it told before stays told.</summary>
        [Property]
        public void AReturnInFull_RetractsNothingThatWasTold(CustomerEvent[] events, int seed, bool merges)
        {
            Shop shop = new() { Orders = OrderPolicy.Default with { MergeSameDay = merges } };
            StageTracker<LifecycleMarketingStage> tracker = new("ada", shop, LifecycleMarketingRules.Default);
            foreach (CustomerEvent item in new CustomerHistory(shop, events).Events)
            {
                bool isFirstOfInstant = tracker.History().Events.All(e => e.At < item.At);
                IReadOnlyList<StageChange<LifecycleMarketingStage>> told = tracker.Take(item);
                Assert.DoesNotContain(told, change => isFirstOfInstant && change.IsRetraction);
                CustomerFacts known = new CustomerHistory(shop, events.Where(e => e.At <= item.At)).FactsAt(item.At);
                if (tracker.History().Events.Count(e => e.At == item.At) == events.Count(e => e.At == item.At))
                {
                    Assert.Equal(LifecycleMarketingRules.Default.Classify(known).Stage, tracker.Stage!.Value);
                }

                if (new Random(seed).Next(3) == 0)
                {
                    tracker = new StageTracker<LifecycleMarketingStage>(tracker.ToState(), shop, LifecycleMarketingRules.Default);
                }
            }
        }

        private static void Check<TStage>(
            Shop shop, CustomerEvent[] events, int seed, StageRules<CustomerFacts, TStage> rules, TimelinePolicy<TStage>? policy)
            where TStage : struct, Enum
        {
            Random random = new(seed);
            CustomerEvent[] arriving = [.. events];
            random.Shuffle(arriving);
            Instant end = shop.EndOf(Events.LastDay) - Duration.FromTicks(1);
            StageTracker<TStage> tracker = new("ada", shop, rules, policy);
            List<StageChange<TStage>> told = [];
            foreach (CustomerEvent item in arriving)
            {
                told.AddRange(tracker.Take(item));
                if (random.Next(4) == 0)
                {
                    told.AddRange(tracker.Advance(item.At + Duration.FromHours(random.Next(3_000))));
                }

                if (random.Next(6) == 0)
                {
                    tracker = new StageTracker<TStage>(tracker.ToState(), shop, rules, policy);
                }
            }

            told.AddRange(tracker.Advance(end));
            Assert.Equal(told.Count, told.DistinctBy(c => c.Id).Count());

            // Events may have moved the tracker past the end, where clocks differ; the replay goes as far.
            StageTimeline<TStage> replay = StageTimeline.Replay(new CustomerHistory(shop, events), rules, tracker.Timeline().AsOf, policy);
            List<(string?, string, Instant)> stands = [];
            foreach (StageChange<TStage> change in told)
            {
                if (change.IsRetraction)
                {
                    Assert.True(stands.Remove((change.From?.Key, change.To.Key, change.At)), $"{change} was not told before.");
                }
                else
                {
                    stands.Add((change.From?.Key, change.To.Key, change.At));
                }
            }

            Assert.Equal(
                replay.Visits.Select(
                    (v, i) => (i == 0 ? null : rules.Model[replay.Visits[i - 1].Stage].Key, rules.Model[v.Stage].Key, v.Entered)),
                stands.OrderBy(s => s.Item3));
            StageTimeline<TStage> timeline = tracker.Timeline();
            Assert.Equal(replay.Visits, timeline.Visits);
            Assert.Equal(replay.Transitions, timeline.Transitions);
            Assert.Equal(replay.Refusals, timeline.Refusals);
            Assert.Equal(replay.NextChange, timeline.NextChange);
            if (policy is null)
            {
                Assert.Equal(replay.NextChange?.On, tracker.DueOn);
            }
        }
    }

    private static Instant At(int day) => Instant.FromUtc(2024, 1, 1, 9, 0) + Duration.FromDays(day - 1);
}
