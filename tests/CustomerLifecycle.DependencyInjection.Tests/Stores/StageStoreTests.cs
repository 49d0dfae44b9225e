using NodaTime;

namespace CustomerLifecycle.DependencyInjection.Tests;

/// <summary>What every store must do: derive from it, and give it an empty store.</summary>
public abstract class StageStoreTests
{
    private static readonly Instant Day = Instant.FromUtc(2024, 1, 1, 9, 0);

    [Fact]
    public async Task WhatWasSaved_ComesBackAsItWas_WithTheNextVersion()
    {
        IStageStore<LifecycleMarketingStage> store = NewStore();
        Assert.Null(await store.FindAsync("ada", default));
        TrackedCustomer<LifecycleMarketingStage> saved = Customer("ada", days: 3, told: 2);
        Assert.True(await store.SaveAsync(saved, default));
        TrackedCustomer<LifecycleMarketingStage> found = (await store.FindAsync("ada", default))!;
        Assert.Equal(1, found.Version);
        Assert.Equal(TextOf(saved), TextOf(found));
        Assert.Equal(saved.State.Events, found.State.Events);
        Assert.Equal(saved.Undelivered.Select(u => u.Change.Id), found.Undelivered.Select(u => u.Change.Id));
        Assert.Equal(["first"], found.Undelivered[0].HandledBy);
        Assert.True(await store.SaveAsync(found, default));
        Assert.Equal(2, (await store.FindAsync("ada", default))!.Version);
    }

    [Fact]
    public async Task SavesOnlyOverTheVersionThatWasFound()
    {
        IStageStore<LifecycleMarketingStage> store = NewStore();
        TrackedCustomer<LifecycleMarketingStage> one = Customer("ada", days: 1, told: 1);
        TrackedCustomer<LifecycleMarketingStage> other = Customer("ada", days: 2, told: 0);
        Assert.False(await store.SaveAsync(Of(one, 1), default));
        Assert.Null(await store.FindAsync("ada", default));
        Assert.True(await store.SaveAsync(one, default));
        Assert.False(await store.SaveAsync(other, default));
        Assert.False(await store.SaveAsync(Of(other, 2), default));
        Assert.Equal(TextOf(one), TextOf((await store.FindAsync("ada", default))!));
        Assert.True(await store.SaveAsync(Of(other, 1), default));
        Assert.Equal(TextOf(other), TextOf((await store.FindAsync("ada", default))!));
    }

    [Fact]
    public async Task WhoWasErased_IsNowhere_AndDoesNotComeBack()
    {
        IStageStore<LifecycleMarketingStage> store = NewStore();
        Assert.False(await store.EraseAsync("ada", default));
        await store.SaveAsync(Customer("ada", days: 1, told: 1), default);
        await store.SaveAsync(Customer("ben", days: 1, told: 1), default);
        Assert.True(await store.EraseAsync("ada", default));
        Assert.Null(await store.FindAsync("ada", default));
        Assert.Equal(["ben"], await store.DueAsync(Instant.MaxValue, default).ToArrayAsync());
        Assert.Equal(["ben"], await store.UndeliveredAsync(default).ToArrayAsync());
        Assert.False(await store.SaveAsync(Of(Customer("ada", days: 1, told: 1), 1), default));
        Assert.Null(await store.FindAsync("ada", default));
        Assert.True(await store.SaveAsync(Customer("ada", days: 1, told: 1), default));
    }

    [Fact]
    public async Task WhoIsDue_ComesInOrderOfTime_TheInstantIncluded()
    {
        IStageStore<LifecycleMarketingStage> store = NewStore();
        foreach ((string customer, int days) in new[] { ("zoe", 1), ("ada", 5), ("ben", 3), ("eve", 400) })
        {
            await store.SaveAsync(Customer(customer, days, told: 0), default);
        }

        Instant ada = (await store.FindAsync("ada", default))!.State.DueAt!.Value;
        Assert.Equal(["zoe", "ben", "ada"], await store.DueAsync(ada, default).ToArrayAsync());
        Assert.Equal(["zoe", "ben"], await store.DueAsync(ada - Duration.FromTicks(1), default).ToArrayAsync());
        Assert.Equal(4, await store.DueAsync(Instant.MaxValue, default).CountAsync());
        Assert.Empty(await store.DueAsync(Instant.MinValue, default).ToArrayAsync());

        // Saved with a later day, nobody is due on the earlier one any more.
        await store.SaveAsync(Of(Customer("zoe", days: 300, told: 0), 1), default);
        Assert.Equal(["ben", "ada"], await store.DueAsync(ada, default).ToArrayAsync());
    }

    [Fact]
    public async Task WhoHasUndeliveredChanges_IsFound_UntilTheyAreDelivered()
    {
        IStageStore<LifecycleMarketingStage> store = NewStore();
        await store.SaveAsync(Customer("ada", days: 1, told: 1), default);
        await store.SaveAsync(Customer("ben", days: 1, told: 0), default);
        Assert.Equal(["ada"], await store.UndeliveredAsync(default).ToArrayAsync());
        await store.SaveAsync(Of(Customer("ada", days: 1, told: 0), 1), default);
        Assert.Empty(await store.UndeliveredAsync(default).ToArrayAsync());
    }

    /// <summary>Customers are saved while those who are due are gone through: that must not block, and not loop.</summary>
    [Fact]
    public async Task SavingWhileReading_Works()
    {
        IStageStore<LifecycleMarketingStage> store = NewStore();
        foreach (int i in Enumerable.Range(0, 20))
        {
            await store.SaveAsync(Customer($"c{i:00}", days: i, told: 1), default);
        }

        List<string> seen = [];
        await foreach (string customer in store.DueAsync(Instant.MaxValue, default))
        {
            seen.Add(customer);
            Assert.True(await store.SaveAsync(Of(Customer(customer, days: 500, told: 0), 1), default));
        }

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"c{i:00}"), seen);
        Assert.Empty(await store.UndeliveredAsync(default).ToArrayAsync());
    }

    [Fact]
    public async Task OfManyWhoSaveAtOnce_OneWins()
    {
        IStageStore<LifecycleMarketingStage> store = NewStore();
        bool[] won = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            async () => await store.SaveAsync(Customer("ada", days: i, told: 0), default))));
        Assert.Single(won, w => w);
    }

    /// <summary>Gets an empty store.</summary>
    private protected abstract IStageStore<LifecycleMarketingStage> NewStore();

    private static TrackedCustomer<LifecycleMarketingStage> Customer(string customer, int days, int told)
    {
        StageTracker<LifecycleMarketingStage> tracker = new(customer, Shop.Default, LifecycleMarketingRules.Default);
        List<StageChange<LifecycleMarketingStage>> changes = [.. tracker.Take(CustomerEvent.Visit(Day))];
        changes.AddRange(tracker.Take(CustomerEvent.Order(Day + Duration.FromDays(days), 12.34m) with { Id = "a", Channel = "store" }));
        return new TrackedCustomer<LifecycleMarketingStage>(
            tracker.ToState(), [.. changes.Take(told).Select(c => new UndeliveredChange<LifecycleMarketingStage>(c, "first"))], 0);
    }

    private static TrackedCustomer<LifecycleMarketingStage> Of(TrackedCustomer<LifecycleMarketingStage> customer, long version) =>
        new(customer.State, customer.Undelivered, version);

    private static string TextOf(TrackedCustomer<LifecycleMarketingStage> customer) =>
        TrackedCustomerJson.Write(customer, LifecycleMarketing.Model);
}
