using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.DependencyInjection.Tests;

public sealed class InMemoryStageStoreTests : StageStoreTests, IDisposable
{
    private readonly ServiceProvider _provider;

    public InMemoryStageStoreTests()
    {
        ServiceCollection services = [];
        services.AddCustomerLifecycle().AddTracking<LifecycleMarketingStage>();
        _provider = services.BuildServiceProvider();
    }

    public void Dispose() => _provider.Dispose();

    private protected override IStageStore<LifecycleMarketingStage> NewStore() =>
        _provider.GetRequiredService<IStageStore<LifecycleMarketingStage>>();
}
