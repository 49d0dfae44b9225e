using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CustomerLifecycle.DependencyInjection.Tests;

/// <summary>Measures what the whole process holds, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(MemoryOfTrackedCustomersTests), DisableParallelization = true)]
[Collection(nameof(MemoryOfTrackedCustomersTests))]
public sealed class MemoryOfTrackedCustomersTests
{
    private const int Customers = 4_000;
    private const int Orders = 12;

    private static readonly Instant Start = Instant.FromUtc(2024, 1, 1, 9, 0);

    [Theory]
    [InlineData(false, 1_024)]
    [InlineData(true, 1_500)]
    public async Task ACustomerWithADozenEvents_TakesAKilobyte_AndAFurtherModelLessThanHalfOfThat(bool inTwoModels, long most)
    {
        ManualClock clock = new() { Now = Start };
        ServiceCollection services = [];
        services.AddSingleton<IClock>(clock);
        CustomerLifecycleBuilder builder = services.AddCustomerLifecycle();
        builder.AddTracking<LifecycleMarketingStage>();
        builder.AddTracking<BuyerLifecycleStage>();
        await using ServiceProvider provider = services.BuildServiceProvider();
        IStageTracking<LifecycleMarketingStage> one = provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();
        IStageTracking<BuyerLifecycleStage>? other =
            inTwoModels ? provider.GetRequiredService<IStageTracking<BuyerLifecycleStage>>() : null;
        string[] ids = [.. Enumerable.Range(0, Customers).Select(i => i.ToString("'c'00000", CultureInfo.InvariantCulture))];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int order = 0; order < Orders; order++)
        {
            clock.Now = Start + Duration.FromDays(21 * order);
            foreach (string id in ids)
            {
                CustomerEvent[] events = [CustomerEvent.Order(clock.Now, 20 + order) with { Channel = "web" }];
                await one.RecordAsync(id, events);
                await (other?.RecordAsync(id, events) ?? Task.CompletedTask);
            }
        }

        Assert.InRange((GC.GetTotalMemory(forceFullCollection: true) - before) / Customers, 200, most);
    }

    [Fact]
    public async Task ARecordingThatChangesNothing_AllocatesAFewKilobytes()
    {
        ManualClock clock = new() { Now = Start };
        ServiceCollection services = [];
        services.AddSingleton<IClock>(clock);
        services.AddCustomerLifecycle().AddTracking<LifecycleMarketingStage>();
        await using ServiceProvider provider = services.BuildServiceProvider();
        IStageTracking<LifecycleMarketingStage> tracking = provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();
        long[] allocated = new long[Orders];
        for (int order = 0; order < Orders; order++)
        {
            clock.Now = Start + Duration.FromDays(21 * order);
            for (int i = 0; i < 500; i++)
            {
                CustomerEvent[] events = [CustomerEvent.Order(clock.Now, 20 + order) with { Channel = "web" }];
                string id = i.ToString("'c'000", CultureInfo.InvariantCulture);
                long before = GC.GetAllocatedBytesForCurrentThread();
                Task recorded = tracking.RecordAsync(id, events);
                allocated[order] += GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.True(recorded.IsCompletedSuccessfully); // So that all of it was on this thread.
            }
        }

        Assert.InRange(allocated[^1] / 500, 1_000, 10_000);
    }

    [Fact]
    public async Task TwoModels_HoldTheEventsOfACustomerOnce_UntilOneKnowsMore()
    {
        ServiceCollection services = [];
        services.AddSingleton<IClock>(new ManualClock { Now = Start });
        CustomerLifecycleBuilder builder = services.AddCustomerLifecycle();
        builder.AddTracking<LifecycleMarketingStage>();
        builder.AddTracking<BuyerLifecycleStage>();
        await using ServiceProvider provider = services.BuildServiceProvider();
        IStageTracking<LifecycleMarketingStage> one = provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();
        IStageTracking<BuyerLifecycleStage> other = provider.GetRequiredService<IStageTracking<BuyerLifecycleStage>>();
        await one.RecordAsync("ada", [CustomerEvent.Order(Start, 20)]);
        await other.RecordAsync("ada", [CustomerEvent.Order(Start, 20)]);
        Assert.Same(await EventsAsync<LifecycleMarketingStage>(provider), await EventsAsync<BuyerLifecycleStage>(provider));
        await other.RecordAsync("ada", [CustomerEvent.Visit(Start)]);
        Assert.Single(await EventsAsync<LifecycleMarketingStage>(provider));
        Assert.Equal(2, (await EventsAsync<BuyerLifecycleStage>(provider)).Count);
        await other.EraseAsync("ada");
        Assert.Null(await other.FindAsync("ada"));
        Assert.Single(await EventsAsync<LifecycleMarketingStage>(provider));
    }

    private static async Task<IReadOnlyList<CustomerEvent>> EventsAsync<TStage>(ServiceProvider provider)
        where TStage : notnull =>
        (await provider.GetRequiredService<IStageStore<TStage>>().FindAsync("ada", default))!.State.Events;
}
