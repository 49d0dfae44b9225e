using System.Globalization;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Orleans.Tests;

/// <summary>One silo answers as tracking in a process does.</summary>
public sealed class OneSiloTests : IAsyncLifetime
{
    private static readonly Instant Day = Instant.FromUtc(2024, 1, 1, 9, 0);

    private readonly ToldChanges _told = new();

    private ClusterShop _shop = null!;

    private int _lives;

    private IClusterClient Client => _shop.Client;

    public async Task InitializeAsync() => _shop = await ClusterShop.StartAsync(1, (_, t) => t.AddHandler("told", _told.HandleAsync));

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Property(MaxTest = 40, Arbitrary = [typeof(Events)])]
    public async Task AnyLife_IsAnsweredAsInAProcess(CustomerEvent[] events, int seed)
    {
        string ada = $"ada-{_lives}";
        string guest = $"guest-{_lives++}";
        Random random = new(seed);
        ToldChanges inProcess = new();
        using ServiceProvider provider = InProcess(inProcess);
        IStageTracking<LifecycleMarketingStage> tracking = provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();
        CustomerEvent[] arrivals = [.. events.Select((e, i) => e with { Id = e.Id ?? $"i{i}" })];
        random.Shuffle(arrivals);
        foreach (CustomerEvent item in arrivals)
        {
            string customer = random.Next(3) == 0 ? guest : ada;
            switch (random.Next(12))
            {
                case 0:
                    await Client.MergeAsync(guest, ada);
                    await tracking.MergeAsync(guest, ada);
                    break;
                case 1:
                    await Client.UnmergeAsync(guest);
                    await tracking.UnmergeAsync(guest);
                    break;
                case 2:
                    await Client.RemoveAsync(customer, item.EventKind, item.Id!);
                    await tracking.CorrectAsync(customer, t => t.Remove(item.EventKind, item.Id!));
                    break;
                default:
                    await Client.RecordAsync(customer, [item]);
                    await tracking.RecordAsync(customer, [item]);
                    break;
            }
        }

        foreach (string customer in new[] { ada, guest })
        {
            Assert.Equal(inProcess.StandsOf(customer), _told.StandsOf(customer));
            TrackedStage? stage = (await Client.StagesOfAsync(customer)).SingleOrDefault();
            StageTracker<LifecycleMarketingStage>? tracker = await tracking.FindAsync(customer);
            tracker?.Advance(_shop.Clock.Now);
            Assert.Equal((tracker?.Stage?.Key, tracker?.Since, tracker?.DueOn), (stage?.Stage, stage?.Since, stage?.Until));
            Assert.Equal(await tracking.ExportAsync(customer), await Client.ExportAsync(customer));
        }
    }

    [Fact]
    public async Task AMergedId_IsRecordedForThePerson_AndErasedWithThem()
    {
        await Client.RecordAsync("ada", [Order("A-17", 0)]);
        await Client.RecordAsync("guest-9", [Order("A-31", 10)]);
        await Client.MergeAsync("guest-9", "ada");
        await Client.RecordAsync("guest-9", [Order("A-44", 20)]);
        await Client.CorrectAsync("guest-9", Order("A-44", 21));
        Assert.Equal(
            ["ada: growth on 2024-01-01", "ada: growth → retention on 2024-01-22"],
            _told.StandsOf("ada").Where(s => !s.Contains("win-back", StringComparison.Ordinal)).Take(2));
        Assert.Empty(_told.StandsOf("guest-9"));
        StageTracker<LifecycleMarketingStage> kept = await InStoreAsync("ada");
        Assert.Equal(["ada", "guest-9"], kept.Ids);
        Assert.Equal(3, kept.History().Events.Count);
        await Client.UnmergeAsync("guest-9");
        Assert.Equal(["guest-9: growth on 2024-01-11"], _told.StandsOf("guest-9").Take(1));
        await Client.MergeAsync("guest-9", "ada");
        Assert.True(await Client.EraseAsync("guest-9"));
        Assert.Empty(await Client.StagesOfAsync("ada"));
        Assert.Empty(await Client.StagesOfAsync("guest-9"));
        Assert.Null(await Client.ExportAsync("ada"));
        Assert.Null(await _shop.Memory.FindAsync("ada", default));
        Assert.Null(await _shop.Memory.FindAsync("guest-9", default));
        Assert.False(await Client.EraseAsync("ada"));
    }

    [Fact]
    public async Task WhatIsWrong_IsRefusedAsInAProcess()
    {
        await Client.RecordAsync("ada", [Order("A-17", 0) with { Currency = "EUR" }]);
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(
            () => Client.RecordAsync("ada", [Order("A-18", 1) with { Currency = "USD" }]));
        Assert.Contains("USD", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => Client.CorrectAsync("ada", Order("A-99", 1)));
        await Assert.ThrowsAsync<ArgumentException>(() => Client.RecordAsync(string.Empty, []));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Client.RecordAsync("ada", null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Client.RemoveAsync("ada", CustomerEventKind.Order, null!));
        Assert.Single((await InStoreAsync("ada")).History().Events);
    }

    [Fact]
    public async Task WhatAnotherWroteToTheStore_IsNoticedWithTheNextSave()
    {
        await Client.RecordAsync("ada", [Order("A-17", 0)]);
        using ServiceProvider outside = InProcess(_told, _shop.Memory);
        await outside.GetRequiredService<IStageTracking<LifecycleMarketingStage>>().RecordAsync("ada", [Order("A-18", 1)]);
        await Client.RecordAsync("ada", [Order("A-19", 2)]);
        Assert.Equal(3, (await InStoreAsync("ada")).History().Events.Count);
        Assert.Contains("ada: growth → retention on 2024-01-03", _told.StandsOf("ada"));
    }

    [Fact]
    public async Task AStage_SaysWhyInTheLanguageAskedFor()
    {
        await Client.RecordAsync("ada", [CustomerEvent.Order(_shop.Clock.Now, 20m)]);
        TrackedStage stage = Assert.Single(await Client.StagesOfAsync("ada", CultureInfo.GetCultureInfo("de")));
        Assert.Equal("lifecycle-marketing: growth since 2025-01-01: 1 Bestellung (mindestens 1)", stage.ToString());
        Assert.Empty(await Client.StagesOfAsync("nobody"));
    }

    [Fact]
    public async Task ATrackerIsFound_WhereTheContainerKnowsTheModel()
    {
        await Client.RecordAsync("ada", [Order("A-17", 0)]);
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Client.FindAsync<LifecycleMarketingStage>("ada"));
        Assert.Contains("AddCustomerLifecycle", refused.Message, StringComparison.Ordinal);
        IClusterClient cohosted = _shop.Cluster.Silos[0].ServiceProvider.GetRequiredService<IClusterClient>();
        StageTracker<LifecycleMarketingStage> tracker = (await cohosted.FindAsync<LifecycleMarketingStage>("ada"))!;
        Assert.Equal("ada", tracker.Customer);
        Assert.Equal((await InStoreAsync("ada")).Timeline().ToJson("ada"), tracker.Timeline().ToJson("ada"));
        Assert.Null(await cohosted.FindAsync<LifecycleMarketingStage>("nobody"));
    }

    private static CustomerEvent Order(string id, int days) => CustomerEvent.Order(Day + Duration.FromDays(days), 20m) with { Id = id };

    private ServiceProvider InProcess(ToldChanges told, IStageStore<LifecycleMarketingStage>? store = null)
    {
        ServiceCollection services = [];
        services.AddSingleton<IClock>(_shop.Clock);
        StageTrackingBuilder<LifecycleMarketingStage> tracking = services.AddCustomerLifecycle()
            .AddTracking<LifecycleMarketingStage>()
            .AddHandler("told", told.HandleAsync);
        if (store is not null)
        {
            tracking.UseStore(_ => store);
        }

        return services.BuildServiceProvider();
    }

    private async Task<StageTracker<LifecycleMarketingStage>> InStoreAsync(string customer)
    {
        TrackedCustomer<LifecycleMarketingStage> found = (await _shop.Memory.FindAsync(customer, default))!;
        return new(found.State, Shop.Default, LifecycleMarketingRules.Default);
    }
}
