using System.Text.Json;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Timeline;

/// <summary>The same event again with other contents: which version counts, in a history and live.</summary>
public sealed class EventVersionTests
{
    private static readonly StageRules<CustomerFacts, LifecycleMarketingStage> Rules = LifecycleMarketingRules.Default;

    private static readonly Shop ByArrival = new() { Updates = EventUpdates.ByArrival };

    [Fact]
    public void ANewerVersion_CorrectsByItself_AndAnOlderOneChangesNothing()
    {
        StageTracker<LifecycleMarketingStage> tracker = new("ada", Shop.Default, Rules);
        CustomerEvent order = CustomerEvent.Order(At(5), 20) with { Id = "a" };
        Assert.Single(tracker.Take(order));
        CustomerEvent canceled = order with { Status = OrderStatus.Canceled, UpdatedAt = At(7) };
        Assert.Equal(
            ["not ada: growth on 2024-01-05", "ada: acquisition on 2024-01-05"], tracker.Take(canceled).Select(c => c.ToString()));
        Assert.Empty(tracker.Take(order));
        Assert.Empty(tracker.Take(order with { UpdatedAt = At(6) }));
        Assert.Empty(tracker.Take(canceled));
        Assert.Equal(canceled, Assert.Single(tracker.History().Events));
        CustomerEvent moved = CustomerEvent.Order(At(3), 30) with { Id = "a", UpdatedAt = At(8) };
        Assert.Equal(
            ["not ada: acquisition on 2024-01-05", "ada: growth on 2024-01-03"], tracker.Take(moved).Select(c => c.ToString()));
        Assert.Equal(moved, Assert.Single(tracker.History().Events));
    }

    [Fact]
    public void WhatAPersonSays_IsStrongerThanAnyVersion()
    {
        StageTracker<LifecycleMarketingStage> tracker = new("ada", Shop.Default, Rules);
        CustomerEvent order = CustomerEvent.Order(At(5), 20) with { Id = "a" };
        tracker.Take(order);
        tracker.Take(order with { Id = "b" });
        CustomerEvent mended = order with { Status = OrderStatus.Test };
        tracker.Correct(mended);
        tracker.Remove(CustomerEventKind.Order, "b");
        Assert.Empty(tracker.Take(order with { UpdatedAt = At(99) }));
        Assert.Empty(tracker.Take(order with { Id = "b", UpdatedAt = At(99) }));
        Assert.Equal([mended], tracker.History().Events);
    }

    [Fact]
    public void ByArrival_TheLastOneCounts_WhateverItsTimeStamp()
    {
        CustomerEvent first = CustomerEvent.Order(At(5), 20) with { Id = "a", UpdatedAt = At(9) };
        CustomerEvent second = first with { Quantity = 3, UpdatedAt = At(8) };
        Assert.Equal([second], new CustomerHistory(ByArrival, first, second).Events);
        Assert.Equal([first], new CustomerHistory(ByArrival, second).With(first).Events);
        Assert.Equal([first], new CustomerHistory(Shop.Default, first, second).Events);
        Assert.ThrowsAny<ArgumentException>(() => new Shop { Updates = (EventUpdates)7 });
    }

    [Fact]
    public void TheTimeStamp_StandsInTheJson()
    {
        CustomerEvent item = CustomerEvent.Own(EventKind.Of("tasting"), At(1)) with { Id = "t", UpdatedAt = At(2) };
        string json = JsonSerializer.Serialize(item);
        Assert.Equal(
            """{"version":1,"kind":"tasting","at":"2024-01-01T09:00:00Z","id":"t","updatedAt":"2024-01-02T09:00:00Z"}""", json);
        Assert.Equal(item, JsonSerializer.Deserialize<CustomerEvent>(json));
        Assert.NotEqual(item, item with { UpdatedAt = null });
    }

    [Properties(Arbitrary = [typeof(Versions)], MaxTest = 200)]
    public sealed class Laws
    {
        [Property]
        public void AHistory_KeepsTheNewestVersion_WhateverTheOrder(Versions versions, int seed)
        {
            CustomerEvent[] shuffled = [.. versions.Events];
            new Random(seed).Shuffle(shuffled);
            int cut = shuffled.Length / 2;
            CustomerHistory whole = new(Shop.Default, versions.Events);
            Assert.Equal(whole.Events, new CustomerHistory(Shop.Default, shuffled).Events);
            Assert.Equal(whole.Events, new CustomerHistory(Shop.Default, shuffled[..cut]).With(shuffled[cut..]).Events);
            foreach (IGrouping<(EventKind, string), CustomerEvent> one in
                versions.Events.Where(e => e.Id is not null).GroupBy(e => (e.EventKind, e.Id!)))
            {
                CustomerEvent kept = Assert.Single(whole.Events, e => (e.EventKind, e.Id) == one.Key);
                Assert.Equal(one.Max(e => e.UpdatedAt ?? Instant.MinValue), kept.UpdatedAt ?? Instant.MinValue);
                Assert.Contains(kept, one);
            }

            Assert.Equal(versions.Events.Count(e => e.Id is null), whole.Events.Count(e => e.Id is null));
        }

        [Property]
        public void ByArrival_TheLastVersionOfEachCounts(Versions versions)
        {
            CustomerHistory history = new(ByArrival, versions.Events);
            Assert.All(
                versions.Events.Where(e => e.Id is not null).GroupBy(e => (e.EventKind, e.Id)),
                one => Assert.Contains(one.Last(), history.Events));
            Assert.Equal(
                versions.Events.Where(e => e.Id is not null).Select(e => (e.EventKind, e.Id)).Distinct().Count(),
                history.Events.Count(e => e.Id is not null));
        }

        [Property]
        public void WhatWasTold_IsTheReplayOfTheHistory(Versions versions, int seed, bool byArrival, bool needsHistory)
        {
            Shop shop = new()
            {
                Updates = byArrival ? EventUpdates.ByArrival : EventUpdates.ByTimeStamp,
                Orders = OrderPolicy.Default with { MergeSameDay = needsHistory, MatchReturnsToOrders = needsHistory },
            };
            Random random = new(seed);
            CustomerEvent[] arriving = [.. versions.Events];
            random.Shuffle(arriving);
            StageTracker<LifecycleMarketingStage> tracker = new("ada", shop, Rules);
            ToldSoFar told = new();
            foreach (CustomerEvent item in arriving)
            {
                told.Add(tracker.Take(item));
                if (random.Next(4) == 0)
                {
                    told.Add(tracker.Advance(item.At + Duration.FromHours(random.Next(3_000))));
                }

                if (random.Next(6) == 0)
                {
                    string kept = StageTrackerStateJson.Write(tracker.ToState(), Rules.Model);
                    tracker = new(StageTrackerStateJson.Read(kept, Rules.Model), shop, Rules);
                }
            }

            told.Add(tracker.Advance(shop.EndOf(Generators.Events.LastDay) - Duration.FromTicks(1)));
            CustomerHistory history = new(shop, arriving);
            Assert.Equal(history.Events, tracker.History().Events);
            told.AssertIsReplay("ada", history, Rules, tracker.Timeline().AsOf);
        }
    }

    private static Instant At(int day) => Instant.FromUtc(2024, 1, 1, 9, 0) + Duration.FromDays(day - 1);
}
