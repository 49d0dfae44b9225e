using Snippets;

namespace CustomerLifecycle.DependencyInjection.Tests;

public sealed class SqliteStageStoreTests : StageStoreTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private protected override IStageStore<LifecycleMarketingStage> NewStore() =>
        new SqliteStageStore<LifecycleMarketingStage>(
            $"Data Source={_folder.PathOf("store.db")};Pooling=False", _ => LifecycleMarketing.Model);
}
