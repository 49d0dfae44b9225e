using System.Globalization;
using NodaTime;

namespace CustomerLifecycle.Tests.Timeline;

[Trait("source", "001: customers skip stages and jump back")]
[Trait("source", "003: a circle that repeats")]
public sealed class TimelinePolicyTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");

    private static readonly StageModel<string> Steps = StageModel.Of("steps", TransitionPolicy.StrictOrder, "one", "two", "three");

    private static readonly StageRules<CustomerFacts, string> ByOrders = StageRules.For(Steps)
        .When("three", f => f.Orders >= 3)
        .When("two", f => f.Orders >= 2)
        .Otherwise("one");

    [Fact]
    public void StrictOrder_RefusesToLeaveAStageOut_AndSaysWhy()
    {
        // Two orders at one instant would lead from the first stage to the third.
        StageTimeline<string> timeline = Replay(ByOrders, TimelinePolicy.For(Steps), Order(1, 1), Order(3, 2), Order(3, 3), Order(9, 4));
        Assert.Empty(timeline.Transitions);
        RefusedMove<string> refusal = Assert.Single(timeline.Refusals);
        Assert.Equal(
            ("one", "three", RefusalReason.OutOfOrder, new LocalDate(2024, 1, 3)), (refusal.From, refusal.To, refusal.Reason, refusal.On));
        Assert.Equal("one → three refused on 2024-01-03: the order of the stages does not allow it", refusal.ToString());
        Assert.Equal("die Reihenfolge der Phasen lässt diesen Wechsel nicht zu", refusal.Say(German));
        Assert.Equal("one", timeline.Furthest!.Key);
    }

    /// <summary>Facts that the rules do not ask for are worked out where a hold does.</summary>
    [Fact]
    public void AHold_MayAskForTheOwnRhythm()
    {
        LocalDate first = new(2024, 1, 1);
        StageRules<CustomerFacts, LifecycleMarketingStage> rules = LifecycleMarketingRules.Create(
            new LifecycleMarketingOptions { GrowthActiveDays = 10, RetentionMinimumOrders = 10 });
        TimelinePolicy<LifecycleMarketingStage> policy = TimelinePolicy.For(LifecycleMarketing.Model)
            .WithHold(LifecycleMarketingStage.Growth, f => f.DaysUntilOverdue >= 1);
        CustomerHistory history = new(
            Shop.Default, new[] { 0, 30, 60 }.Select(d => CustomerEvent.Order(first.PlusDays(d).AtMidnight().InUtc().ToInstant(), 10)));
        StageTimeline<LifecycleMarketingStage> held = StageTimeline.Replay(history, rules, first.PlusDays(100), policy);
        Assert.Equal(LifecycleMarketingStage.Growth, held.Current!.Value.Stage);

        // Two even gaps of 30 days beside the shop's four: overdue from day 78 after the last order on.
        int overdue = history.FactsAt(first.PlusDays(60)).DaysUntilOverdue!.Value;
        Assert.InRange(overdue, 75, 81);
        Assert.Equal(first.PlusDays(60 + overdue), held.NextChange!.Value.On);
        Assert.Equal(first.PlusDays(60 + overdue), StageTimeline.Replay(history, rules, first.PlusDays(400), policy).Transitions[^1].On);
    }

    [Fact]
    public void StrictOrder_FollowsStepByStep()
    {
        StageTimeline<string> timeline = Replay(ByOrders, TimelinePolicy.For(Steps), Order(1, 1), Order(2, 2), Order(3, 3));
        Assert.Equal(["one", "two", "three"], timeline.Visits.Select(v => v.Stage));
        Assert.Empty(timeline.Refusals);
    }

    [Fact]
    public void ForwardOnly_NeverGoesBack_AndTheFurthestStageStaysRight()
    {
        StageRules<CustomerFacts, string> recent = StageRules.For(StageModel.Of(
            "steps", TransitionPolicy.ForwardWithSkipping, "one", "two", "three"))
            .When("three", f => f.DaysSinceLastOrder <= 10)
            .Otherwise("one");
        StageTimeline<string> timeline = Replay(recent, TimelinePolicy.For(recent.Model), Visit(1), Order(3, 1));
        Assert.Equal(["one", "three"], timeline.Visits.Select(v => v.Stage));
        RefusedMove<string> refusal = Assert.Single(timeline.Refusals);
        Assert.Equal((RefusalReason.OutOfOrder, new LocalDate(2024, 1, 14), null), (refusal.Reason, refusal.On, refusal.Event));
        Assert.Equal("three", timeline.Furthest!.Key);
    }

    [Theory]
    [InlineData(TransitionPolicy.StrictOrder)]
    [InlineData(TransitionPolicy.ForwardWithSkipping)]
    [InlineData(TransitionPolicy.Cyclic)]
    public void WinBack_IsReachableFromEveryStage_WhateverThePolicy(TransitionPolicy moves)
    {
        TimelinePolicy<LifecycleMarketingStage> policy = TimelinePolicy.For(LifecycleMarketing.Model).WithMoves(moves);
        foreach (StageInfo<LifecycleMarketingStage> stage in LifecycleMarketing.Model.Stages)
        {
            Assert.True(LifecycleMarketing.Model.Allows(stage, LifecycleMarketing.Model[LifecycleMarketingStage.WinBack], moves));
        }

        // A lead who signed up and fell silent.
        StageTimeline<LifecycleMarketingStage> timeline = Replay(LifecycleMarketingRules.Default, policy, CustomerEvent.SignUp(At(1)));
        Assert.Equal([LifecycleMarketingStage.Conversion, LifecycleMarketingStage.WinBack], timeline.Visits.Select(v => v.Stage));
    }

    [Fact]
    public void Cyclic_CountsTheRounds()
    {
        StageTimeline<RelationshipCycleStage> timeline = Replay(
            RelationshipCycleRules.Default,
            policy: null,
            [Order(1, 1), CustomerEvent.Order(Instant.FromUtc(2024, 8, 1, 9, 0), 5) with { Id = "2" }]);
        Assert.Equal(
            [
                (RelationshipCycleStage.Welcome, 1),
                (RelationshipCycleStage.Profiling, 1),
                (RelationshipCycleStage.Retention, 1),
                (RelationshipCycleStage.Dialog, 2),
                (RelationshipCycleStage.Retention, 2),
            ],
            timeline.Visits.Select(v => (v.Stage, v.Cycle)));
        Assert.All(Replay(LifecycleMarketingRules.Default, policy: null, Order(1, 1), Order(300, 2)).Visits, v => Assert.Equal(1, v.Cycle));
    }

    [Fact]
    public void MinimumStay_PutsAMoveOff_UntilItIsOver()
    {
        TimelinePolicy<string> policy = TimelinePolicy.For(Steps).WithMinimumStay(7).WithMinimumStay("two", 0);
        StageTimeline<string> timeline = Replay(ByOrders, policy, Order(1, 1), Order(3, 2), Order(20, 3));
        Assert.Equal(
            [new LocalDate(2024, 1, 8), new LocalDate(2024, 1, 20)], timeline.Transitions.Select(t => t.On));
        Assert.Equal(TransitionCause.Time, timeline.Transitions[0].Cause);
        RefusedMove<string> refusal = Assert.Single(timeline.Refusals);
        Assert.Equal((RefusalReason.MinimumStay, new LocalDate(2024, 1, 8), "2"), (refusal.Reason, refusal.Until, refusal.Event!.Value.Id));
        Assert.Equal("die Mindestverweildauer erlaubt einen Wechsel erst ab 08.01.2024", refusal.Say(German));
    }

    [Fact]
    public void MinimumStay_BeyondTheCalendar_NeverEnds()
    {
        StageTimeline<string> timeline = Replay(
            ByOrders, TimelinePolicy.For(Steps).WithMinimumStay(int.MaxValue), Order(1, 1), Order(3, 2));
        Assert.Empty(timeline.Transitions);
        Assert.Null(Assert.Single(timeline.Refusals).Until);
        Assert.Null(timeline.NextChange);
    }

    [Fact]
    public void Hold_KeepsACustomerWhoLeavesByALittle()
    {
        StageModel<string> model = StageModel.Of("activity", TransitionPolicy.Free, "active", "idle");
        StageRules<CustomerFacts, string> rules = StageRules.For(model).When("active", f => f.DaysSinceLastOrder <= 30).Otherwise("idle");
        TimelinePolicy<string> policy = TimelinePolicy.For(model).WithHold("active", f => f.DaysSinceLastOrder <= 40);
        StageTimeline<string> timeline = Replay(rules, policy, Order(1, 1), Order(36, 2));
        Assert.Equal(["active", "idle"], timeline.Visits.Select(v => v.Stage));
        Assert.Equal(new LocalDate(2024, 2, 5).PlusDays(41), timeline.Transitions[0].On);
        Assert.Equal([RefusalReason.Hysteresis, RefusalReason.Hysteresis], timeline.Refusals.Select(r => r.Reason));
        Assert.Equal(
            ["active", "idle", "active", "idle"], Replay(rules, policy: null, Order(1, 1), Order(36, 2)).Visits.Select(v => v.Stage));
        Assert.Equal("moves: Free; active held while days since the last order at most 40", policy.ToString());
    }

    /// <summary>A monthly buyer is not kept in Growth for ever by a hold that is to keep them from being lost.</summary>
    [Fact]
    public void HoldAgainstFallingBack_NeverBlocksProgress()
    {
        TimelinePolicy<LifecycleMarketingStage> plain = TimelinePolicy.For(LifecycleMarketing.Model);
        CustomerEvent[] monthly = [.. Enumerable.Range(0, 6).Select(n => Order(1 + (30 * n), n))];
        Assert.Equal(
            [LifecycleMarketingStage.Growth, LifecycleMarketingStage.Retention],
            Stages(plain.WithHold(LifecycleMarketingStage.Growth, f => f.DaysSinceLastOrder <= 120, HoldAgainst.FallingBack), monthly));
        Assert.Equal(
            [LifecycleMarketingStage.Growth],
            Stages(plain.WithHold(LifecycleMarketingStage.Growth, f => f.DaysSinceLastOrder <= 120), monthly));

        StageTimeline<LifecycleMarketingStage> once = StageTimeline.Replay(
            new CustomerHistory(Shop.Default, Order(1, 1)),
            LifecycleMarketingRules.Default,
            new LocalDate(2024, 12, 31),
            plain.WithHold(LifecycleMarketingStage.Growth, f => f.DaysSinceLastOrder <= 120, HoldAgainst.FallingBack));
        Assert.Equal(RefusalReason.Hysteresis, Assert.Single(once.Refusals).Reason);
        Assert.Equal(new LocalDate(2024, 1, 1).PlusDays(121), once.Transitions[0].On);

        static IEnumerable<LifecycleMarketingStage> Stages(TimelinePolicy<LifecycleMarketingStage> policy, CustomerEvent[] events) =>
            StageTimeline.Replay(
                new CustomerHistory(Shop.Default, events), LifecycleMarketingRules.Default, new LocalDate(2024, 6, 15), policy)
                .Visits.Select(v => v.Stage);
    }

    [Fact]
    public void Override_StandsUntilItExpires_ThenTheRulesDecide()
    {
        StageOverride<string> trial = new("three", At(5), new LocalDate(2024, 2, 1), "pilot customer", "Ada");
        StageTimeline<string> timeline = Replay(ByOrders, TimelinePolicy.For(Steps), [Order(1, 1), Order(9, 2)], trial);
        Assert.Equal(["one", "three", "two"], timeline.Visits.Select(v => v.Stage));
        Assert.Equal([TransitionCause.OverrideBegan, TransitionCause.OverrideEnded], timeline.Transitions.Select(t => t.Cause));
        Assert.Equal([At(5), Instant.FromUtc(2024, 2, 1, 0, 0)], timeline.Transitions.Select(t => t.At));
        Assert.Equal(
            ["set by hand", "setting by hand expired"], timeline.Transitions.Select(t => t.Say(CultureInfo.InvariantCulture)));
        Assert.Equal(-1, timeline.Transitions[0].RuleOrdinal);
        Assert.Null(timeline.RuleOf(timeline.Transitions[0]));
        Assert.Equal([("one", RefusalReason.Override), ("two", RefusalReason.Override)], timeline.Refusals.Select(r => (r.To, r.Reason)));
        Assert.Equal("three, by Ada until 2024-02-01: pilot customer", trial.ToString());
    }

    [Fact]
    public void Override_WithoutExpiry_LastsUntilAnotherIsSaid()
    {
        StageTimeline<string> timeline = Replay(
            ByOrders,
            policy: null,
            [Order(1, 1)],
            new StageOverride<string>("two", At(3), until: null, "promised", "Ada"),
            new StageOverride<string>("three", At(5), new LocalDate(2024, 1, 10), "tried", "Ben"));
        Assert.Equal(["one", "two", "three", "one"], timeline.Visits.Select(v => v.Stage));
        Assert.Null(timeline.NextChange);
    }

    [Fact]
    public void NextChange_ReckonsWithThePolicy()
    {
        TimelinePolicy<LifecycleMarketingStage> policy = TimelinePolicy.For(LifecycleMarketing.Model)
            .WithHold(LifecycleMarketingStage.Growth, f => f.DaysSinceLastOrder <= 120);
        CustomerHistory history = new(Shop.Default, Order(1, 1));
        LocalDate asOf = new(2024, 1, 31);
        Assert.Equal(
            new LocalDate(2024, 1, 1).PlusDays(91),
            StageTimeline.Replay(history, LifecycleMarketingRules.Default, asOf).NextChange!.Value.On);
        Assert.Equal(
            new LocalDate(2024, 1, 1).PlusDays(121),
            StageTimeline.Replay(history, LifecycleMarketingRules.Default, asOf, policy).NextChange!.Value.On);
    }

    [Fact]
    public void Fingerprint_TellsPoliciesApart()
    {
        TimelinePolicy<string> plain = TimelinePolicy.For(Steps);
        Assert.Same(plain.Fingerprint, plain.Fingerprint);
        Assert.NotEqual(plain.Fingerprint, plain.WithMinimumStay(1).Fingerprint);
        Assert.NotEqual(plain.WithHold("one", f => f.Orders >= 1).Fingerprint, plain.WithHold("one", f => f.Orders >= 2).Fingerprint);
        Assert.Equal(ByOrders.Fingerprint + "-" + plain.Fingerprint, Replay(ByOrders, plain, Order(1, 1)).Fingerprint);
        Assert.Equal(ByOrders.Fingerprint, Replay(ByOrders, policy: null, Order(1, 1)).Fingerprint);
    }

    [Fact]
    public void WrongArguments_AreRefused()
    {
        CustomerHistory history = new(Shop.Default, Order(1, 1));
        StageModel<string> other = StageModel.Of("other", TransitionPolicy.Free, "x");
        Assert.Contains(
            "model 'other'",
            Assert.Throws<ArgumentException>(() => StageTimeline.Replay(history, ByOrders, Until, TimelinePolicy.For(other))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(
            () => StageTimeline.Replay(history, ByOrders, Until, policy: null, new StageOverride<string>("x", At(1), null, "why", "who")));
        Assert.Contains(
            "give it a later day",
            Assert.Throws<ArgumentException>(() => StageTimeline.Replay(
                history, ByOrders, Until, policy: null, new StageOverride<string>(
                    "one", At(3), new LocalDate(2024, 1, 3), "why", "who"))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new StageOverride<string>("one", At(1), null, " ", "who"));
        Assert.Throws<ArgumentException>(() => new StageOverride<string>("one", At(1), null, "why", string.Empty));
        Assert.Throws<ArgumentOutOfRangeException>(() => TimelinePolicy.For(Steps).WithMinimumStay(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TimelinePolicy.For(Steps).WithMoves((TransitionPolicy)9));
        Assert.Throws<ArgumentException>(() => TimelinePolicy.For(Steps).WithHold("four", f => f.Orders > 1));
    }

    private static LocalDate Until => new(2025, 12, 31);

    private static Instant At(int day) => Instant.FromUtc(2024, 1, 1, 9, 0) + Duration.FromDays(day - 1);

    private static CustomerEvent Order(int day, int id) =>
        CustomerEvent.Order(At(day), 10) with { Id = id.ToString(CultureInfo.InvariantCulture) };

    private static CustomerEvent Visit(int day) => CustomerEvent.Visit(At(day));

    private static StageTimeline<TStage> Replay<TStage>(
        StageRules<CustomerFacts, TStage> rules, TimelinePolicy<TStage>? policy, params CustomerEvent[] events)
        where TStage : notnull => Replay(rules, policy, events, []);

    private static StageTimeline<TStage> Replay<TStage>(
        StageRules<CustomerFacts, TStage> rules,
        TimelinePolicy<TStage>? policy,
        CustomerEvent[] events,
        params StageOverride<TStage>[] overrides)
        where TStage : notnull => StageTimeline.Replay(new CustomerHistory(Shop.Default, events), rules, Until, policy, overrides);
}
