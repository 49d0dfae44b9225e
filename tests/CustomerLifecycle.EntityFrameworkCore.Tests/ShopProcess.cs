using NodaTime;

namespace CustomerLifecycle.EntityFrameworkCore.Tests;

/// <summary>A process of the shop over a database; another one over the same is the same shop after a restart.</summary>
internal sealed class ShopProcess : IDisposable
{
    public static readonly Instant Now = Instant.FromUtc(2025, 1, 1, 0, 0);

    private readonly ServiceProvider _provider;

    public ShopProcess(
        Database database,
        IStageChangeHandler<LifecycleMarketingStage>? handler = null,
        Action<DbContextOptionsBuilder>? configure = null)
    {
        database.Open().Dispose();
        ServiceCollection services = [];
        services.AddSingleton<IClock>(Clock).AddDbContext<ShopContext>(options =>
        {
            database.Use(options);
            configure?.Invoke(options);
        });
        StageTrackingBuilder<LifecycleMarketingStage> tracking = services.AddCustomerLifecycle()
            .AddTracking<LifecycleMarketingStage>()
            .UseEntityFramework<LifecycleMarketingStage, ShopContext>();
        if (handler is not null)
        {
            tracking.AddHandler("told", handler.HandleAsync);
        }

        _provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public ManualClock Clock { get; } = new() { Now = Now };

    public IStageStore<LifecycleMarketingStage> Store => _provider.GetRequiredService<IStageStore<LifecycleMarketingStage>>();

    public IStageTracking<LifecycleMarketingStage> Tracking => _provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();

    public void Dispose() => _provider.Dispose();
}
