using NodaTime;
using Orleans.Configuration;

namespace CustomerLifecycle.Orleans.Tests;

/// <summary>A shop on a cluster in this process, with a clock that shows what a test says; its silos share one store.</summary>
internal sealed class ClusterShop : IAsyncDisposable
{
    private readonly ServiceProvider _memory;

    private ClusterShop(short silos, Action<InProcessTestSiloSpecificOptions, ISiloBuilder> configure)
    {
        ServiceCollection memory = [];
        memory.AddCustomerLifecycle().AddTracking<LifecycleMarketingStage>();
        _memory = memory.BuildServiceProvider();
        InProcessTestClusterBuilder builder = new(silos);
        builder.ConfigureSilo((options, silo) =>
        {
            silo.Services.AddSingleton<IClock>(Clock);
            configure(options, silo);
        });
        builder.ConfigureClient(client => client.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(10)));
        Cluster = builder.Build();
    }

    public ManualClock Clock { get; } = new() { Now = Instant.FromUtc(2025, 1, 1, 0, 0) };

    public InProcessTestCluster Cluster { get; }

    public IClusterClient Client => Cluster.Client;

    /// <summary>Gets the store in memory that all silos share, unless they are told otherwise.</summary>
    public IStageStore<LifecycleMarketingStage> Memory => _memory.GetRequiredService<IStageStore<LifecycleMarketingStage>>();

    /// <summary>Starts silos that track lifecycle marketing in one store in memory, and do not wait long to let time pass.</summary>
    public static Task<ClusterShop> StartAsync(
        short silos = 1, Action<string, StageTrackingBuilder<LifecycleMarketingStage>>? configure = null)
    {
        ClusterShop? shop = null;
        shop = new ClusterShop(silos, (options, silo) =>
        {
            StageTrackingBuilder<LifecycleMarketingStage> tracking = silo.AddCustomerLifecycle()
                .AddTracking<LifecycleMarketingStage>(o => o.WorkerInterval = TimeSpan.FromMilliseconds(20))
                .UseStore(_ => shop!.Memory);
            configure?.Invoke(options.SiloName, tracking);
        });
        return DeployAsync(shop);
    }

    /// <summary>Starts silos that are set up as a test says.</summary>
    public static Task<ClusterShop> StartAsync(short silos, Action<ISiloBuilder> configure) =>
        DeployAsync(new ClusterShop(silos, (_, silo) => configure(silo)));

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await _memory.DisposeAsync();
    }

    private static async Task<ClusterShop> DeployAsync(ClusterShop shop)
    {
        await shop.Cluster.DeployAsync();
        return shop;
    }
}
