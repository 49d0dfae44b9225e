using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CustomerLifecycle.DependencyInjection.Tests;

/// <summary>Two ids that turn out to be one person, in a container, over a store that saves one customer at a time.</summary>
public sealed class MergingTests
{
    private static readonly Instant NewYear = Instant.FromUtc(2024, 1, 1, 9, 0);
    private static readonly Instant End = NewYear + Duration.FromDays(600);
    private static readonly string[] Ids = ["a", "b", "c", "d"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Fact]
    public async Task AnUpdate_IsToldOnce()
    {
        DyingStore store = new(new Random(1));
        ToldChanges told = new();
        using ServiceProvider provider = Provider(store, told);
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        CustomerEvent order = Order(0, "a");
        CustomerEvent canceled = order with { Status = OrderStatus.Canceled, UpdatedAt = NewYear + Duration.FromDays(3) };
        await tracking.RecordAsync("ada", [order]);
        Assert.Equal(2, (await tracking.RecordAsync("ada", [canceled])).Changes.Count);
        Assert.Empty((await tracking.RecordAsync("ada", [order, canceled])).Changes);
        Assert.Equal(["ada: acquisition on 2024-01-01"], told.StandsOf("ada"));
    }

    [Fact]
    public async Task AMerge_GoesForEitherId_AndCanBeUndone()
    {
        DyingStore store = new(new Random(1));
        ToldChanges told = new();
        using ServiceProvider provider = Provider(store, told);
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        await tracking.RecordAsync("ada", [Order(0, "1")]);
        await tracking.RecordAsync("guest", [Order(1, "2"), Order(2, "3")]);
        Assert.Equal(
            ["not guest: growth on 2024-01-02", "ada: growth → retention on 2024-01-03"],
            (await tracking.MergeAsync("guest", "ada")).Changes.Select(c => c.ToString()));
        Assert.Empty((await tracking.MergeAsync("guest", "ada")).Changes);
        Assert.Empty((await tracking.MergeAsync("ada", "guest")).Changes);
        Assert.Empty((await tracking.MergeAsync("ada", "ada")).Changes);
        await tracking.RecordAsync("guest", [Order(3, "4")]);
        StageTracker<LifecycleMarketingStage> person = (await tracking.FindAsync("guest"))!;
        Assert.Equal(("ada", 4), (person.Customer, person.History().Events.Count));
        using JsonDocument export = JsonDocument.Parse((await tracking.ExportAsync("guest"))!);
        Assert.Equal(["ada", "guest"], export.RootElement.GetProperty("ids").EnumerateArray().Select(i => i.GetString()));
        Assert.Empty(told.StandsOf("guest"));

        Assert.Equal(
            ["not ada: growth → retention on 2024-01-03", "guest: growth on 2024-01-02", "guest: growth → retention on 2024-01-04"],
            (await tracking.UnmergeAsync("guest")).Changes.Select(c => c.ToString()));
        Assert.Empty((await tracking.UnmergeAsync("guest")).Changes);
        Assert.Equal(3, (await tracking.FindAsync("guest"))!.History().Events.Count);
        Assert.Single((await tracking.FindAsync("ada"))!.History().Events);
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("guest")]
    [InlineData("old")]
    public async Task Erasing_CoversAllIds_WhicheverIsAsked_AndCanBeRepeated(string asked)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            DyingStore store = new(new Random(seed));
            using ServiceProvider provider = Provider(store, new ToldChanges());
            IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
            await tracking.RecordAsync("old", [Order(0, "1")]);
            await tracking.MergeAsync("old", "guest");
            await tracking.MergeAsync("guest", "ada");
            await tracking.MergeAsync("card", "ada");
            await tracking.RecordAsync("ben", [Order(0, "1")]);
            store.OneOf = 2;
            await UntilItLivesAsync(() => tracking.EraseAsync(asked));
            store.OneOf = 0;
            Assert.Equal("ben", Assert.Single(store.All()).State.Customer);
            Assert.False(await tracking.EraseAsync(asked));

            // Nothing is left that would bring them together again.
            await tracking.RecordAsync("old", [Order(5, "2")]);
            Assert.Equal(["old"], (await tracking.FindAsync("old"))!.Ids);
        }
    }

    [Fact]
    public async Task UnknownIds_AreMergedBeforeAnythingIsKnown()
    {
        DyingStore store = new(new Random(1));
        using ServiceProvider provider = Provider(store, new ToldChanges());
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        Assert.Empty((await tracking.UnmergeAsync("nobody")).Changes);
        Assert.Empty((await tracking.MergeAsync("b", "a")).Changes);
        await tracking.RecordAsync("b", [Order(0, "1")]);
        Assert.Equal("a", (await tracking.FindAsync("b"))!.Customer);
        Assert.Single((await tracking.FindAsync("a"))!.History().Events);
        await Assert.ThrowsAsync<ArgumentNullException>(() => tracking.MergeAsync(null!, "a"));
    }

    [Fact]
    public async Task DifferentCurrencies_AreRefused_AndNobodyIsStuck()
    {
        DyingStore store = new(new Random(1));
        using ServiceProvider provider = Provider(store, new ToldChanges());
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        await tracking.RecordAsync("a", [Order(0, "1") with { Currency = "EUR" }]);
        await tracking.RecordAsync("b", [Order(0, "2") with { Currency = "USD" }]);
        await Assert.ThrowsAsync<ArgumentException>(() => tracking.MergeAsync("b", "a"));
        await tracking.RecordAsync("a", [Order(1, "3")]);
        Assert.Equal(["b"], (await tracking.FindAsync("b"))!.Ids);
    }

    [Fact]
    public async Task WhoeverDiesInTheMiddle_LeavesNothingThatTheWorkerDoesNotComplete()
    {
        for (int saves = 1; saves <= 3; saves++)
        {
            DyingStore store = new(new Random(saves));
            ToldChanges told = new();
            CountingStore counting = new(store) { DiesAfter = int.MaxValue };
            using ServiceProvider provider = Provider(counting, told);
            IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
            await tracking.RecordAsync("a", [Order(0, "1")]);
            await tracking.RecordAsync("b", [Order(1, "2"), Order(2, "3")]);
            counting.DiesAfter = saves;
            await Assert.ThrowsAsync<IOException>(() => tracking.MergeAsync("b", "a"));
            counting.DiesAfter = int.MaxValue;
            using ServiceProvider next = Provider(store, told);
            await Tracking(next).AdvanceAsync(NewYear + Duration.FromDays(10));
            Assert.Equal(["a", "b"], (await Tracking(next).FindAsync("b"))!.Ids);
            Assert.Equal(["a: growth on 2024-01-01", "a: growth → retention on 2024-01-03"], told.StandsOf("a"));
            Assert.Empty(told.StandsOf("b"));
        }
    }

    /// <summary>
    /// Records, updates, merges and partings in any order, and processes that die at any save: nothing is lost, and what was told is the
    /// replay of what each person holds.
    /// </summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task AnythingMayHappen_AndProcessesMayDie(int seed)
    {
        Random random = new(seed);
        DyingStore store = new(random);
        ToldChanges told = new();
        ServiceProvider provider = Provider(store, told);
        Dictionary<string, List<CustomerEvent>> recorded = Ids.ToDictionary(id => id, _ => new List<CustomerEvent>());
        for (int i = 0; i < 60; i++)
        {
            store.OneOf = random.Next(3) == 0 ? 0 : 5;
            string one = Ids[random.Next(Ids.Length)];
            string other = Ids[random.Next(Ids.Length)];
            switch (random.Next(6))
            {
                case < 3:
                    CustomerEvent item = Order(random.Next(500), $"{random.Next(25)}") with
                    {
                        Status = random.Next(4) == 0 ? OrderStatus.Canceled : OrderStatus.Completed,
                        UpdatedAt = NewYear + Duration.FromDays(random.Next(100)),
                    };
                    recorded[one].Add(item);
                    await RetryAsync(tracking => tracking.RecordAsync(one, [item]));
                    break;
                case 3:
                    await TryAsync(tracking => tracking.MergeAsync(one, other));
                    break;
                case 4:
                    await TryAsync(tracking => tracking.UnmergeAsync(one));
                    break;
                default:
                    await TryAsync(tracking => tracking.AdvanceAsync(NewYear + Duration.FromDays(random.Next(500))));
                    break;
            }
        }

        store.OneOf = 0;
        provider.Dispose();
        provider = Provider(store, told);
        IStageTracking<LifecycleMarketingStage> last = Tracking(provider);
        Assert.Empty((await last.AdvanceAsync(End)).Faults);
        await last.AdvanceAsync(End);
        foreach (string id in Ids)
        {
            StageTracker<LifecycleMarketingStage>? person = await last.FindAsync(id);
            if (person is null)
            {
                Assert.Empty(recorded[id]);
                continue;
            }

            Assert.Contains(id, person.Ids);
            CustomerHistory history = new(Shop.Default, person.Ids.SelectMany(i => recorded[i]));
            Assert.Equal(history.Events, person.History().Events);
            Assert.Equal(person.Customer == id ? Replay(id, history, person) : [], told.StandsOf(id));
        }

        Assert.All(store.All(), c => Assert.Empty(c.Undelivered));
        provider.Dispose();

        async Task RetryAsync(Func<IStageTracking<LifecycleMarketingStage>, Task> work)
        {
            while (!await TryAsync(work))
            {
            }
        }

        async Task<bool> TryAsync(Func<IStageTracking<LifecycleMarketingStage>, Task> work)
        {
            try
            {
                await work(Tracking(provider));
                return true;
            }
            catch (IOException)
            {
                provider.Dispose();
                provider = Provider(store, told);
                return false;
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task TwoProcessesAtOnce_LoseNothing(int seed)
    {
        DyingStore store = new(new Random(seed));
        ToldChanges told = new();
        using ServiceProvider one = Provider(store, told);
        using ServiceProvider two = Provider(store, told);
        IStageTracking<LifecycleMarketingStage>[] processes = [Tracking(one), Tracking(two)];
        CustomerEvent[] events = [.. Enumerable.Range(0, 120).Select(i => Order(i * 3, $"{i}"))];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, events.Length),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (i, _) =>
            {
                IStageTracking<LifecycleMarketingStage> tracking = processes[i % 2];
                int draw = (i * 7919) + (seed * 104_729);
                await AgainAsync(() => tracking.RecordAsync(Ids[draw % 4], [events[i]], CancellationToken.None));
                await AgainAsync(() => (draw % 5) switch
                {
                    0 or 1 => tracking.MergeAsync(Ids[draw / 4 % 4], Ids[draw / 16 % 4], CancellationToken.None),
                    2 => tracking.UnmergeAsync(Ids[draw / 4 % 4], CancellationToken.None),
                    _ => Task.CompletedTask,
                });
            });
        await processes[0].AdvanceAsync(End);
        await processes[0].AdvanceAsync(End);
        HashSet<string> found = [];
        foreach (string id in Ids)
        {
            StageTracker<LifecycleMarketingStage>? person = await processes[1].FindAsync(id);
            found.UnionWith(person?.History().Events.Select(e => e.Id!) ?? []);
            Assert.Contains(id, person?.Ids ?? [id]);
        }

        Assert.Equal(events.Length, found.Count);
        Assert.Equal(events.Length, store.All().Sum(c => EventsOf(c.State)));

        // So many at once may give up in the face of the others; nothing is lost then either.
        static async Task AgainAsync(Func<Task> work)
        {
            while (true)
            {
                try
                {
                    await work();
                    return;
                }
                catch (InvalidOperationException e) when (e.Message.Contains("Try again", StringComparison.Ordinal))
                {
                }
            }
        }

        static int EventsOf(StageTrackerState<LifecycleMarketingStage> state) => state.Events.Count + state.Merged.Sum(EventsOf);
    }

    private static string[] Replay(string id, CustomerHistory history, StageTracker<LifecycleMarketingStage> person)
    {
        StageTimeline<LifecycleMarketingStage> replay =
            StageTimeline.Replay(history, LifecycleMarketingRules.Default, person.Timeline().AsOf);
        StageModel<LifecycleMarketingStage> model = LifecycleMarketing.Model;
        return
        [
            .. replay.Visits.Select((v, i) =>
                $"{id}: {(i == 0 ? string.Empty : model[replay.Visits[i - 1].Stage].Key + " → ")}{model[v.Stage].Key} on "
                    + $"{history.Shop.DayOf(v.Entered):uuuu-MM-dd}"),
        ];
    }

    private static async Task UntilItLivesAsync(Func<Task> work)
    {
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (IOException)
            {
            }
        }
    }

    private static CustomerEvent Order(int day, string id) => CustomerEvent.Order(NewYear + Duration.FromDays(day), 10) with { Id = id };

    private static IStageTracking<LifecycleMarketingStage> Tracking(IServiceProvider provider) =>
        provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();

    private static ServiceProvider Provider(IStageStore<LifecycleMarketingStage> store, ToldChanges told)
    {
        ServiceCollection services = [];
        services.AddSingleton<IClock>(new ManualClock { Now = NewYear });
        services.AddSingleton(store).AddSingleton<IStageChangeHandler<LifecycleMarketingStage>>(told);
        services.AddCustomerLifecycle().AddTracking<LifecycleMarketingStage>();
        return services.BuildServiceProvider();
    }

    /// <summary>Lets so many saves through and dies at the next.</summary>
    private sealed class CountingStore(DyingStore store) : IStageStore<LifecycleMarketingStage>
    {
        public int DiesAfter { get; set; }

        public ValueTask<TrackedCustomer<LifecycleMarketingStage>?> FindAsync(string customer, CancellationToken cancellationToken) =>
            store.FindAsync(customer, cancellationToken);

        public ValueTask<bool> SaveAsync(TrackedCustomer<LifecycleMarketingStage> customer, CancellationToken cancellationToken) =>
            DiesAfter-- > 0 ? store.SaveAsync(customer, cancellationToken) : throw new IOException("The process dies here.");

        public ValueTask<bool> EraseAsync(string customer, CancellationToken cancellationToken) =>
            store.EraseAsync(customer, cancellationToken);

        public IAsyncEnumerable<string> DueAsync(Instant until, CancellationToken cancellationToken) =>
            store.DueAsync(until, cancellationToken);

        public IAsyncEnumerable<string> UndeliveredAsync(CancellationToken cancellationToken) => store.UndeliveredAsync(cancellationToken);
    }
}
