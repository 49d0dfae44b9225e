using System.Collections.Concurrent;
using NodaTime;

namespace CustomerLifecycle.Orleans.Tests;

/// <summary>Whoever is due is worked on, by the silo whose share they are, however many silos there are.</summary>
public sealed class SharesTests
{
    private static readonly string[] Customers = [.. Enumerable.Range(0, 60).Select(i => $"c{i:00}")];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task EveryDueCustomer_IsSomebodysShare(short silos)
    {
        ConcurrentDictionary<string, string> told = new(StringComparer.Ordinal);
        await using ClusterShop shop = await ClusterShop.StartAsync(silos, (_, t) => t.AddHandler("told", (change, _) =>
        {
            told.TryAdd($"{change.Customer} {change.To.Key}", change.Id.ToString());
            return Task.CompletedTask;
        }));
        await Task.WhenAll(Customers.Select(
            c => shop.Client.RecordAsync(c, [CustomerEvent.Order(shop.Clock.Now, 10) with { Id = "a" }])));
        Assert.Equal(Customers.Length, told.Count);
        shop.Clock.Now += Duration.FromDays(200);
        await Eventually.HoldsAsync(
            async () => !await shop.Memory.DueAsync(shop.Clock.Now, default).AnyAsync(), "nobody is due any more");
        await Eventually.HoldsAsync(() => Task.FromResult(told.Count == 2 * Customers.Length), "all have been told");
        Assert.All(Customers, c => Assert.Contains($"{c} win-back", told.Keys));

        ITrackingPartition[] shares = [.. shop.Cluster.Silos.Select(s => s.ServiceProvider.GetRequiredService<ITrackingPartition>())];
        await Eventually.HoldsAsync(
            () => Task.FromResult(Array.TrueForAll(Customers, c => shares.Count(s => s.IsOwn(c)) == 1)),
            "each customer is one silo's share");
        Assert.All(shares, share => Assert.Contains(Customers, share.IsOwn));
    }

    [Fact]
    public async Task WhoIsLeftUndelivered_IsToldByTheSiloWhoseShareTheyAre()
    {
        bool fails = true;
        ToldChanges told = new();
        await using ClusterShop shop = await ClusterShop.StartAsync(2, (_, t) => t.AddHandler(
            "told",
            (change, cancellationToken) => Volatile.Read(ref fails)
                ? throw new InvalidOperationException("down")
                : told.HandleAsync(change, cancellationToken)));
        await Task.WhenAll(Customers.Select(
            c => shop.Client.RecordAsync(c, [CustomerEvent.Order(shop.Clock.Now, 10) with { Id = "a" }])));
        Assert.Equal(Customers.Length, await shop.Memory.UndeliveredAsync(default).CountAsync());
        Volatile.Write(ref fails, false);
        await Eventually.HoldsAsync(async () => !await shop.Memory.UndeliveredAsync(default).AnyAsync(), "nothing is undelivered");
        Assert.All(Customers, c => Assert.Equal([$"{c}: growth on 2025-01-01"], told.StandsOf(c)));
    }
}
