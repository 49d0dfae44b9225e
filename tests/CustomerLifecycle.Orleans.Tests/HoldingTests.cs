using NodaTime;

namespace CustomerLifecycle.Orleans.Tests;

/// <summary>A customer whose grain is active is held, and nobody else is.</summary>
public sealed class HoldingTests
{
    [Fact]
    public async Task AnActiveCustomer_IsReadOnce_AndAgainAfterTheGrainWasLetGo()
    {
        CountingStore? store = null;
        ClusterShop? shop = null;
        shop = await ClusterShop.StartAsync(1, silo => silo.AddCustomerLifecycle()
            .AddTracking<LifecycleMarketingStage>()
            .UseStore(_ => store ??= new CountingStore(shop!.Memory)));
        await using ClusterShop open = shop;
        for (int i = 0; i < 5; i++)
        {
            await RecordAsync(i);
        }

        await shop.Client.StagesOfAsync("ada");
        Assert.Equal(1, store!.Finds);
        await shop.Cluster.DeactivateAsync(Assert.Single(await GrainsAsync()));
        await RecordAsync(5);
        Assert.Equal(2, store.Finds);

        // Somebody else has saved: the save is refused, what was held is forgotten, and the customer is read again.
        TrackedCustomer<LifecycleMarketingStage> kept = (await shop.Memory.FindAsync("ada", default))!;
        Assert.True(await shop.Memory.SaveAsync(kept, default));
        await RecordAsync(6);
        Assert.Equal(3, store.Finds);
        Assert.Equal(7, (await shop.Memory.FindAsync("ada", default))!.State.Events.Count);

        Task RecordAsync(int i) => shop.Client.RecordAsync(
            "ada", [CustomerEvent.Order(shop.Clock.Now + Duration.FromHours(i), 10) with { Id = $"{i}" }]);

        async Task<IEnumerable<GrainId>> GrainsAsync() =>
            (await shop.Client.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics())
                .Select(s => s.GrainId)
                .Where(id => id.Key.ToString() == "ada");
    }
}
