using System.Text.Json;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests;

/// <summary>What a state keeps of events is small, and all of it.</summary>
[Properties(Arbitrary = [typeof(Generators.Events)], MaxTest = 200)]
public sealed class KeptStateTests
{
    private static readonly Instant Noon = Instant.FromUtc(2025, 2, 1, 12, 0);

    [Property]
    public void AnyEvents_AreKeptAsTheyAre(CustomerEvent[] events) => AreKept(events);

    [Fact]
    public void EveryDigitOfEveryAmount_AndEveryId_IsKept()
    {
        decimal[] amounts =
            [0, 0.00m, 1.1m, 1.10m, 1.100000000000000000000000000m, 0.0000000000000000000000000001m, CustomerEvent.MostAmount];
        string?[] plain = [null, string.Empty, "A-17", new string('x', 254)];
        string?[] special = [.. plain, "Zoë", new string('x', 255), "\0"];
        foreach (string?[] ids in new[] { plain, special, [null] })
        {
            AreKept([.. from amount in amounts from id in ids select CustomerEvent.Order(Noon, amount) with { Id = id }]);
            AreKept(
            [
                .. from cost in amounts
                   from id in ids
                   select CustomerEvent.Order(Noon, 1) with { Id = id, Cost = cost, Channel = "web" },
            ]);
        }
    }

    [Theory]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1_000)]
    public void ManyEvents_AreKeptAsTheyAre(int count) => AreKept([.. Enumerable.Range(0, count).Select(i =>
        CustomerEvent.Order(Noon + Duration.FromHours(i), i) with
        {
            Id = $"{i}",
            Channel = i % 3 == 0 ? "web" : "store",
            Quantity = i % 5,
        })]);

    [Fact]
    public void AStateOverTheEventsOfAnother_SharesThem()
    {
        StageTrackerState<LifecycleMarketingStage> one = StateOf([CustomerEvent.Order(Noon, 20)]);
        Assert.Same(one.Events, StateOf(one.Events).Events);
    }

    [Fact]
    public void ATracker_GoesOnFromManyEventsWithIds_AndKnowsEachOfThem()
    {
        CustomerEvent[] events =
            [.. Enumerable.Range(0, 40).Select(i => CustomerEvent.Visit(Noon + Duration.FromHours(i)) with { Id = $"{i}" })];
        for (int count = 1; count <= events.Length; count++)
        {
            StageTracker<LifecycleMarketingStage> tracker =
                new(StateOf(events[..count]), Shop.Default, LifecycleMarketingRules.Default);
            tracker.Advance(events[count - 1].At);
            Assert.All(events[..count], item => Assert.Empty(tracker.Take(item)));
            Assert.Equal(count, tracker.History().Events.Count);
        }
    }

    private static void AreKept(CustomerEvent[] events)
    {
        IReadOnlyList<CustomerEvent> kept = StateOf(events).Events;
        Assert.Equal(events, kept);
        Assert.Equal(events, Enumerable.Range(0, kept.Count).Select(i => kept[i]));
        Assert.Equal(events.Select(e => JsonSerializer.Serialize(e)), kept.Select(e => JsonSerializer.Serialize(e)));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => kept[-1]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => kept[kept.Count]);
    }

    private static StageTrackerState<LifecycleMarketingStage> StateOf(IEnumerable<CustomerEvent> events) =>
        new("ada", events, settled: [], overrides: [], Noon, told: [], retracted: [], dueAt: null);
}
