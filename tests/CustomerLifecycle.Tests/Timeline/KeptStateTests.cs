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

    [Property]
    public void EveryState_StaysAsItWas_HoweverManyGoOnFromIt(CustomerEvent[] events, CustomerEvent[] others, byte forkedAfter)
    {
        CustomerEvent[] all = Distinct(events);
        StageTracker<LifecycleMarketingStage> tracker = NewTracker();
        List<StageTrackerState<LifecycleMarketingStage>> states = [tracker.ToState()];
        foreach (CustomerEvent item in all)
        {
            tracker.Take(item);
            states.Add(tracker.ToState());
        }

        StageTrackerState<LifecycleMarketingStage> fork = states[forkedAfter % states.Count];
        CustomerEvent[] further = Distinct([.. fork.Events, .. others]);
        foreach (CustomerEvent[] way in new[] { further, further[..fork.Events.Count] })
        {
            StageTracker<LifecycleMarketingStage> other = new(fork, Shop.Default, LifecycleMarketingRules.Default);
            foreach (CustomerEvent item in way.Skip(fork.Events.Count))
            {
                other.Take(item);
                _ = other.ToState();
            }

            AreTheSame(way, other.ToState().Events);
        }

        foreach ((int count, StageTrackerState<LifecycleMarketingStage> state) in states.Index())
        {
            AreTheSame(all[..count], state.Events);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ManyEventsOneByOne_AreKeptAsTheyAre(bool isWentOnAnew)
    {
        CustomerEvent[] events = [.. Enumerable.Range(0, 200).Select(i => CustomerEvent.Order(Noon + Duration.FromHours(i), i / 4m) with
        {
            Id = i % 7 == 0 ? null : i == 150 ? "Zoë" : $"A-{i * i}",
            Channel = i % 30 == 0 ? "store" : "web",
        })];
        StageTracker<LifecycleMarketingStage> tracker = NewTracker();
        for (int i = 0; i < events.Length; i++)
        {
            tracker.Take(events[i]);
            StageTrackerState<LifecycleMarketingStage> state = tracker.ToState();
            AreTheSame(events[..(i + 1)], state.Events);
            tracker = isWentOnAnew ? new(state, Shop.Default, LifecycleMarketingRules.Default) : tracker;
        }
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
        AreTheSame(events, kept);
        Assert.Equal(events, Enumerable.Range(0, kept.Count).Select(i => kept[i]));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => kept[-1]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => kept[kept.Count]);
    }

    private static void AreTheSame(IReadOnlyList<CustomerEvent> events, IReadOnlyList<CustomerEvent> kept)
    {
        Assert.Equal(events, kept);
        Assert.Equal(events.Select(e => JsonSerializer.Serialize(e)), kept.Select(e => JsonSerializer.Serialize(e)));
    }

    // One of each kind and id, in one currency: all of them are taken.
    private static CustomerEvent[] Distinct(IReadOnlyList<CustomerEvent> events) =>
    [
        .. events
            .Select(e => e with { Currency = null })
            .Where((e, i) => e.Id is null || !events.Take(i).Any(before => before.Id == e.Id && before.EventKind == e.EventKind)),
    ];

    private static StageTracker<LifecycleMarketingStage> NewTracker() => new("ada", Shop.Default, LifecycleMarketingRules.Default);

    private static StageTrackerState<LifecycleMarketingStage> StateOf(IEnumerable<CustomerEvent> events) =>
        new("ada", events, settled: [], overrides: [], Noon, told: [], retracted: [], dueAt: null);
}
