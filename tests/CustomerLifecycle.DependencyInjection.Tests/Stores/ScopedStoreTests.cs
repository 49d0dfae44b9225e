using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Snippets;

namespace CustomerLifecycle.DependencyInjection.Tests;

public sealed class ScopedStoreTests
{
    [Fact]
    public async Task AScopedStore_IsMadeForEachOperation_AndDisposedOf()
    {
        using TemporaryFolder folder = new();
        SessionStore.Counts counts = new(new SqliteStageStore<LifecycleMarketingStage>(
            $"Data Source={folder.PathOf("store.db")};Pooling=False", _ => LifecycleMarketing.Model));
        ServiceCollection services = [];
        services.AddSingleton(counts).AddScoped<SessionStore.Session>().AddSingleton<IClock>(new ManualClock());
        services.AddCustomerLifecycle()
            .AddTracking<LifecycleMarketingStage>()
            .AddHandler("nobody", (_, _) => Task.CompletedTask)
            .UseStore<SessionStore>(ServiceLifetime.Scoped);
        using ServiceProvider provider = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        IStageTracking<LifecycleMarketingStage> tracking = provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();
        Instant at = Instant.FromUtc(2024, 1, 1, 9, 0);
        await tracking.RecordAsync("ada", [CustomerEvent.Order(at, 10)]);
        int before = counts.Opened;
        TrackingResult<LifecycleMarketingStage> result = await tracking.AdvanceAsync(at + Duration.FromDays(100));
        Assert.Equal("ada: growth → win-back on 2024-04-01", Assert.Single(result.Changes).ToString());
        Assert.True(before >= 3 && counts.Opened >= before + 5);
        Assert.Equal(counts.Opened, counts.Closed);
    }
}
