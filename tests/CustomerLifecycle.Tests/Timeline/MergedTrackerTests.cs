using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Timeline;

/// <summary>Two ids that turn out to be one person, and the way back.</summary>
public sealed class MergedTrackerTests
{
    private static readonly StageRules<CustomerFacts, LifecycleMarketingStage> Rules = LifecycleMarketingRules.Default;

    [Fact]
    public void AMerge_TellsTheDifference_AndTakesBackWhatWasToldOfTheOther()
    {
        StageTracker<LifecycleMarketingStage> ada = New("ada");
        StageTracker<LifecycleMarketingStage> guest = New("guest");
        ada.Take(Order(1));
        guest.Take(Order(2));
        guest.Take(Order(3));
        Assert.Equal("ada: growth → retention on 2024-01-03", Assert.Single(ada.Merge(guest.ToState())).ToString());
        Assert.Equal("not guest: growth on 2024-01-02", Assert.Single(guest.MergeInto("ada")).ToString());
        Assert.Equal(["ada", "guest"], ada.Ids);
        Assert.Equal("ada", guest.MergedInto);
        Assert.Null(guest.Stage);
        Assert.Null(guest.DueAt);
        Assert.Throws<InvalidOperationException>(() => guest.Take(Order(4)));
        Assert.Empty(ada.Take(Order(4), "guest"));

        // And back: what came since goes with the id under which it came, and is told under new ids.
        StageTrackerState<LifecycleMarketingStage> state = ada.StateOf("guest");
        Assert.Equal("not ada: growth → retention on 2024-01-03", Assert.Single(ada.Unmerge("guest")).ToString());
        IReadOnlyList<StageChange<LifecycleMarketingStage>> again = guest.Resume(state);
        Assert.Equal(
            ["guest: growth on 2024-01-02", "guest: growth → retention on 2024-01-04"], again.Select(c => c.ToString()));
        Assert.Equal([2, 1], again.Select(c => c.Occurrence));
        Assert.Equal(3, guest.History().Events.Count);
        Assert.Single(ada.History().Events);
    }

    [Fact]
    public void WhatCannotBeMerged_IsRefused_AndLeavesAllAsItWas()
    {
        StageTracker<LifecycleMarketingStage> ada = New("ada");
        StageTracker<LifecycleMarketingStage> guest = New("guest");
        ada.Take(Order(1) with { Currency = "EUR" });
        guest.Take(Order(2) with { Currency = "USD" });
        Assert.Throws<ArgumentException>(() => ada.Merge(guest.ToState()));
        Assert.Equal(["ada"], ada.Ids);
        Assert.Single(ada.History().Events);
        Assert.Throws<ArgumentException>("other", () => ada.Merge(ada.ToState()));
        Assert.Throws<ArgumentException>("customer", () => ada.MergeInto("ada"));
        Assert.Throws<ArgumentException>("customer", () => ada.Unmerge("guest"));
        Assert.Throws<ArgumentException>("customer", () => ada.Unmerge("ada"));
        Assert.Throws<ArgumentException>("customer", () => ada.StateOf("guest"));
        Assert.Throws<ArgumentException>("customer", () => ada.Take(Order(3), "guest"));
        Assert.Throws<InvalidOperationException>(() => ada.Resume(guest.ToState()));
        guest.MergeInto("other");
        ArgumentException elsewhere = Assert.Throws<ArgumentException>("other", () => ada.Merge(guest.ToState()));
        Assert.Contains("'other'", elsewhere.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("state", () => guest.Resume(ada.ToState()));
    }

    [Fact]
    public void ACorrectionByHand_HoldsForEveryId_AlsoAfterTheMergeIsUndone()
    {
        StageTracker<LifecycleMarketingStage> ada = New("ada");
        StageTracker<LifecycleMarketingStage> guest = New("guest");
        CustomerEvent order = Order(1) with { Id = "a" };
        ada.Take(order);
        ada.Remove(CustomerEventKind.Order, "a");
        guest.Take(order);
        ada.Merge(guest.ToState());
        Assert.Empty(ada.History().Events);
        Assert.Empty(ada.Take(order with { UpdatedAt = order.At }, "guest"));
        Assert.Empty(ada.History().Events);
        Assert.Equal(order with { UpdatedAt = order.At }, Assert.Single(ada.StateOf("guest").Events));
        CustomerEvent shared = Order(2) with { Id = "b" };
        ada.Take(shared);
        ada.Take(shared, "guest");
        ada.Correct(shared with { Status = OrderStatus.Test });
        Assert.Equal(OrderStatus.Test, ada.StateOf("guest").Events[1].Status);
        ada.Unmerge("guest");
        Assert.Equal(OrderStatus.Test, Assert.Single(ada.History().Events).Status);
    }

    [Properties(Arbitrary = [typeof(Versions)], MaxTest = 150)]
    public sealed class Laws
    {
        private static readonly string[] Ids = ["a", "b", "c", "d"];

        /// <summary>Whoever is merged and parted: each person's history is that of their ids, and each change was told once.</summary>
        [Property]
        public void EveryPerson_IsTheReplayOfTheirIds(Versions versions, int seed)
        {
            Random random = new(seed);
            Dictionary<string, StageTracker<LifecycleMarketingStage>> trackers = Ids.ToDictionary(id => id, New);
            Dictionary<string, List<CustomerEvent>> recorded = Ids.ToDictionary(id => id, _ => new List<CustomerEvent>());
            ToldSoFar told = new();
            foreach (CustomerEvent item in versions.Events)
            {
                string id = Ids[random.Next(Ids.Length)];
                recorded[id].Add(item);
                told.Add(LeaderOf(id).Take(item, id));
                if (random.Next(3) == 0)
                {
                    MergeOrPart(Ids[random.Next(Ids.Length)], Ids[random.Next(Ids.Length)]);
                }

                if (random.Next(5) == 0)
                {
                    told.Add(LeaderOf(id).Advance(item.At + Duration.FromHours(random.Next(3_000))));
                    string kept = StageTrackerStateJson.Write(LeaderOf(id).ToState(), Rules.Model);
                    string leader = LeaderOf(id).Customer;
                    trackers[leader] = new(StageTrackerStateJson.Read(kept, Rules.Model), Shop.Default, Rules);
                    Assert.Equal(kept, StageTrackerStateJson.Write(trackers[leader].ToState(), Rules.Model));
                }
            }

            foreach (string id in Ids)
            {
                StageTracker<LifecycleMarketingStage> tracker = trackers[id];
                if (tracker.MergedInto is not null)
                {
                    told.AssertNothing(id);
                    Assert.Empty(tracker.History().Events);
                    Assert.Contains(id, LeaderOf(id).Ids);
                    continue;
                }

                CustomerHistory history = new(Shop.Default, tracker.Ids.SelectMany(i => recorded[i]));
                Assert.Equal(history.Events, tracker.History().Events);
                told.Add(tracker.Advance(Shop.Default.EndOf(Generators.Events.LastDay) - Duration.FromTicks(1)));
                told.AssertIsReplay(id, history, Rules, tracker.Timeline().AsOf);
            }

            StageTracker<LifecycleMarketingStage> LeaderOf(string id) =>
                trackers[id].MergedInto is { } next ? LeaderOf(next) : trackers[id];

            void MergeOrPart(string one, string other)
            {
                StageTracker<LifecycleMarketingStage> leader = LeaderOf(one);
                StageTracker<LifecycleMarketingStage> from = LeaderOf(other);
                if (leader != from)
                {
                    told.Add(leader.Merge(from.ToState()));
                    told.Add(from.MergeInto(leader.Customer));
                }
                else if (leader.Customer != other)
                {
                    StageTrackerState<LifecycleMarketingStage> state = leader.StateOf(other);
                    told.Add(leader.Unmerge(other));
                    told.Add(trackers[other].Resume(state));
                }
            }
        }
    }

    private static StageTracker<LifecycleMarketingStage> New(string customer) => new(customer, Shop.Default, Rules);

    private static CustomerEvent Order(int day) => CustomerEvent.Order(Instant.FromUtc(2024, 1, day, 9, 0), 20);
}
