using CustomerLifecycle.Decisions;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Timeline;

/// <summary>
/// Replays under a policy beside the plainest way: ask at every event, at every midnight and at the beginning of every override.
/// </summary>
[Properties(Arbitrary = [typeof(Events)], MaxTest = 60)]
public sealed class TimelinePolicyProperties
{
    private static readonly LocalDate Until = Events.LastDay.PlusDays(200);

    [Property]
    public void Replay_UnderAPolicy_IsAskingEveryDay(CustomerEvent[] events, int seed)
    {
        Random random = new(seed);
        Shop shop = new()
        {
            Zone = DateTimeZoneProviders.Tzdb[new[] { "UTC", "Europe/Berlin", "America/Sao_Paulo", "Asia/Kathmandu" }[random.Next(4)]],
        };
        CustomerHistory history = new(shop, events);
        Check(history, SixStepFunnelRules.Default, random, SixStepFunnelStage.Retention);
        Check(history, RelationshipCycleRules.Default, random, RelationshipCycleStage.Bonding);
        Check(history, LifecycleMarketingRules.Default, random, LifecycleMarketingStage.Growth);
    }

    private static void Check<TStage>(CustomerHistory history, StageRules<CustomerFacts, TStage> rules, Random random, TStage held)
        where TStage : struct, Enum
    {
        TransitionPolicy moves = (TransitionPolicy)random.Next(4);
        int stay = random.Next(3) == 0 ? 0 : random.Next(60);
        int hold = random.Next(3) == 0 ? -1 : random.Next(400);
        HoldAgainst against = (HoldAgainst)random.Next(2);
        TimelinePolicy<TStage> policy = TimelinePolicy.For(rules.Model)
            .WithMoves(moves)
            .WithMinimumStay(stay)
            .WithHold(held, f => f.DaysSinceLastOrder <= hold, against);
        StageOverride<TStage>[] overrides =
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => OverrideOf(history.Shop, rules.Model, random))];
        StageTimeline<TStage> timeline = StageTimeline.Replay(history, rules, Until, policy, overrides);
        Plain<TStage> plain = new(history, rules, moves, stay, f => f.DaysSinceLastOrder <= hold, held, against, overrides);
        plain.Run();
        Assert.Equal(plain.Transitions, timeline.Transitions.Select(t => (t.From, t.To, t.At, t.Cause)));
        Assert.Equal(plain.Refusals, timeline.Refusals.Select(r => (r.From, r.To, r.At, r.Reason)));
    }

    /// <summary>A due list under a policy says what a replay over the days to come finds.</summary>
    [Property]
    public void DueChanges_UnderAPolicy_AreThoseOfTheReplay(CustomerEvent[] events, ushort day, byte stay, byte hold)
    {
        LocalDate asOf = Events.FirstDay.PlusDays(day % 900);
        CustomerHistory known = new(Shop.Default, events.Where(e => e.At < Shop.Default.EndOf(asOf)));
        TimelinePolicy<LifecycleMarketingStage> policy = TimelinePolicy.For(LifecycleMarketing.Model)
            .WithMinimumStay(stay)
            .WithHold(LifecycleMarketingStage.Growth, f => f.DaysSinceLastOrder <= hold, HoldAgainst.FallingBack);
        LocalDate until = asOf.PlusDays(500);
        DueChange<string, LifecycleMarketingStage>[] due =
            [.. DueChanges.Until([KeyValuePair.Create("ada", known)], LifecycleMarketingRules.Default, asOf, until, policy)];
        StageTransition<LifecycleMarketingStage>[] later =
            [.. StageTimeline.Replay(known, LifecycleMarketingRules.Default, until, policy).Transitions.Where(t => t.On > asOf).Take(1)];
        Assert.Equal(later.Select(t => (t.On, t.From, t.To)), due.Select(d => (d.NextChange.On, d.Stage, d.NextChange.Stage)));
    }

    /// <summary>Whatever is asked, and by rules or day by day: the same stage on the same day, since and until the same days.</summary>
    [Property(MaxTest = 40)]
    public void EveryAnswer_UnderAPolicy_NamesTheSameStage(CustomerEvent[] events, int seed)
    {
        Random random = new(seed);
        LocalDate asOf = Events.FirstDay.PlusDays(random.Next(900));
        CustomerHistory known = new(Shop.Default, events.Where(e => e.At < Shop.Default.EndOf(asOf)));
        Agree(known, asOf, LifecycleMarketingRules.Default, LifecycleMarketingStage.Growth, random);
        Agree(known, asOf, BuyerLifecycleRules.Default, BuyerLifecycleStage.ActiveBuyer, random);
        Agree(known, asOf, RelationshipCycleRules.Default, RelationshipCycleStage.Dialog, random);
    }

    private static void Agree<TStage>(
        CustomerHistory known, LocalDate asOf, StageRules<CustomerFacts, TStage> rules, TStage held, Random random)
        where TStage : struct, Enum
    {
        int hold = random.Next(200);
        TimelinePolicy<TStage> policy = TimelinePolicy.For(rules.Model)
            .WithMoves((TransitionPolicy)random.Next(4))
            .WithMinimumStay(random.Next(90))
            .WithHold(held, f => f.DaysSinceLastOrder <= hold, (HoldAgainst)random.Next(2));
        StageTimeline<TStage> life = StageTimeline.Replay(known, rules, asOf, policy);
        StageTracker<TStage> tracker = new("ada", Shop.Default, rules, policy);
        foreach (CustomerEvent item in known.Events)
        {
            tracker.Take(item);
        }

        tracker.Advance(Shop.Default.EndOf(asOf) - Duration.FromSeconds(1));
        StageInfo<TStage>? stage = life.StageOn(asOf);
        Assert.Equal(stage, tracker.Stage);
        LocalDate from = Events.FirstDay.PlusDays(random.Next(Period.DaysBetween(Events.FirstDay, asOf) + 1));
        StageDifference<TStage> difference = StageDifference.Between(known, rules, from, asOf, policy);
        Assert.Equal((life.StageOn(from), stage), (difference.Before?.Stage, difference.After?.Stage));
        Advice advice = Advisor.Learn([known], asOf).Advise(known, rules, asOf, policy: policy);
        Assert.Equal(stage ?? rules.StageOf(known.FactsAt(asOf)), advice.Explanation.Stage);
        Assert.Equal((advice.Since, advice.Since), (tracker.Since, difference.Since));
        Assert.Equal(rules.StageOf(known.FactsAt(asOf)), advice.Explanation.Proposed);
        DueChange<string, TStage>[] due =
            [.. DueChanges.Until([KeyValuePair.Create("ada", known)], rules, asOf, asOf.PlusDays(20_000), policy)];
        Assert.Equal(
            due.Select(d => (rules.Model[d.Stage], d.NextChange.On, rules.Model[d.NextChange.Stage])),
            life.NextChange is { } next ? [(stage!, next.On, rules.Model[next.Stage])] : []);
        Assert.Equal(
            (due.FirstOrDefault()?.NextChange.On, life.NextChange?.Stage), (advice.Until, (advice.NextStage as StageInfo<TStage>)?.Value));
        if (stage is not null && advice.WinBack.Verdict == OfferVerdict.NotDue)
        {
            Assert.Equal(LostOn(known, asOf, rules, policy), advice.WinBack.On <= asOf.PlusDays(200) ? advice.WinBack.On : null);
        }
    }

    /// <summary>The first of 200 days on which somebody who was a customer is in a stage of those who are lost.</summary>
    private static LocalDate? LostOn<TStage>(
        CustomerHistory known, LocalDate asOf, StageRules<CustomerFacts, TStage> rules, TimelinePolicy<TStage> policy)
        where TStage : struct, Enum
    {
        StageTimeline<TStage> ahead = StageTimeline.Replay(known, rules, asOf.PlusDays(200), policy);
        return Enumerable.Range(1, 200).Select(asOf.PlusDays).Cast<LocalDate?>().FirstOrDefault(day =>
        {
            CustomerFacts facts = known.FactsAt(day!.Value);
            return ahead.StageOn(day.Value)!.Roles.HasFlag(StageRole.Lost)
                && !(facts.DaysUntilContractEnd >= 1)
                && (facts.Orders > 0 || facts.DaysUntilContractEnd < 1);
        });
    }

    private static StageOverride<TStage> OverrideOf<TStage>(Shop shop, StageModel<TStage> model, Random random)
        where TStage : struct, Enum
    {
        Instant from = shop.EndOf(Events.FirstDay.PlusDays(random.Next(700))) + Duration.FromSeconds(random.Next(1, 80_000));
        LocalDate? until = random.Next(4) == 0 ? null : shop.DayOf(from).PlusDays(random.Next(1, 90));
        return new(model.Stages[random.Next(model.Stages.Count)].Value, from, until, "because", "Ada");
    }

    private sealed class Plain<TStage>(
        CustomerHistory history,
        StageRules<CustomerFacts, TStage> rules,
        TransitionPolicy moves,
        int stay,
        Func<CustomerFacts, bool> hold,
        TStage held,
        HoldAgainst against,
        StageOverride<TStage>[] overrides)
        where TStage : struct, Enum
    {
        private TStage _stage;
        private LocalDate _entered;
        private StageOverride<TStage>? _override;
        private (TStage To, RefusalReason Reason)? _standing;

        public List<(TStage From, TStage To, Instant At, TransitionCause Kind)> Transitions { get; } = [];

        public List<(TStage From, TStage To, Instant At, RefusalReason Reason)> Refusals { get; } = [];

        public void Run()
        {
            if (history.Events.Count == 0)
            {
                return;
            }

            Instant first = history.Events[0].At;
            Instant end = history.Shop.EndOf(Until);
            HashSet<Instant> happenings = [.. history.Events.Select(e => e.At)];
            SortedSet<Instant> looks = [.. happenings, .. overrides.Select(o => o.From)];
            for (LocalDate day = history.Shop.DayOf(first); day < Until; day = day.PlusDays(1))
            {
                looks.Add(history.Shop.EndOf(day));
            }

            foreach (Instant at in looks.Where(at => at >= first && at < end))
            {
                Look(at, history.Shop.DayOf(at), at == first, happenings.Contains(at));
            }
        }

        private void Look(Instant at, LocalDate day, bool isFirst, bool isEvent)
        {
            CustomerFacts facts = history.FactsAt(at);
            TStage proposal = rules.Classify(facts).Stage;
            StageOverride<TStage>? now = overrides.OrderBy(o => o.From).LastOrDefault(o => o.From <= at);
            now = now?.Until <= day ? null : now;
            if (isFirst)
            {
                (_stage, _entered) = (now?.Stage ?? proposal, day);
                RefuseWhatAPersonOverrules(proposal, at);
            }
            else if (now is not null && !now.Stage.Equals(_stage))
            {
                Move(now.Stage, at, day, TransitionCause.OverrideBegan);
                RefuseWhatAPersonOverrules(proposal, at);
            }
            else if (now is not null && !proposal.Equals(_stage))
            {
                Refuse(proposal, at, RefusalReason.Override);
            }
            else if (proposal.Equals(_stage))
            {
                _standing = null;
            }
            else if (_override is not null)
            {
                Move(proposal, at, day, TransitionCause.OverrideEnded);
            }
            else if (_stage.Equals(held) && IsHeldFrom(proposal) && hold(facts))
            {
                Refuse(proposal, at, RefusalReason.Hysteresis);
            }
            else if (Period.DaysBetween(_entered, day) < stay)
            {
                Refuse(proposal, at, RefusalReason.MinimumStay);
            }
            else if (!rules.Model.Allows(rules.Model[_stage], rules.Model[proposal], moves))
            {
                Refuse(proposal, at, RefusalReason.OutOfOrder);
            }
            else
            {
                Move(proposal, at, day, isEvent ? TransitionCause.Event : TransitionCause.Time);
            }

            _override = now;
        }

        private void Move(TStage to, Instant at, LocalDate day, TransitionCause kind)
        {
            Transitions.Add((_stage, to, at, kind));
            (_stage, _entered, _standing) = (to, day, null);
        }

        private void RefuseWhatAPersonOverrules(TStage proposal, Instant at)
        {
            if (!proposal.Equals(_stage))
            {
                Refuse(proposal, at, RefusalReason.Override);
            }
        }

        private bool IsHeldFrom(TStage to) => against == HoldAgainst.EveryMove
            || rules.Model.OrdinalOf(to) < rules.Model.OrdinalOf(_stage)
            || rules.Model[to].Roles.HasFlag(StageRole.Lost);

        private void Refuse(TStage to, Instant at, RefusalReason reason)
        {
            if (!(_standing is { } standing && standing.To.Equals(to) && standing.Reason == reason))
            {
                Refusals.Add((_stage, to, at, reason));
            }

            _standing = (to, reason);
        }
    }
}
