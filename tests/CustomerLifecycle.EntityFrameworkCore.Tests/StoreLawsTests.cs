using System.Reflection;

namespace CustomerLifecycle.EntityFrameworkCore.Tests;

/// <summary>What every store must do, on every engine that is there.</summary>
public sealed class StoreLawsTests
{
    public static TheoryData<string, string> Laws
    {
        get
        {
            TheoryData<string, string> laws = [];
            foreach (string engine in Database.Engines)
            {
                foreach (MethodInfo law in typeof(StageStoreTests).GetMethods().Where(m => m.IsDefined(typeof(FactAttribute))))
                {
                    laws.Add(engine, law.Name);
                }
            }

            return laws;
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public async Task Store_KeepsTheLaw(string engine, string law)
    {
        using Database database = Database.New(engine);
        using ShopProcess shop = new(database);
        await (Task)typeof(StageStoreTests).GetMethod(law)!.Invoke(new OfShop(shop), null)!;
    }

    private sealed class OfShop(ShopProcess shop) : StageStoreTests
    {
        private protected override IStageStore<LifecycleMarketingStage> NewStore() => shop.Store;
    }
}
