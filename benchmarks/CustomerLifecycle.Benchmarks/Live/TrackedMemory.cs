using System.Runtime.CompilerServices;

namespace CustomerLifecycle.Benchmarks.Live;

/// <summary>What a tracked customer with a dozen events costs in memory, all in all: <c>memory</c>.</summary>
internal static class TrackedMemory
{
    private const int Customers = 20_000;
    private const int Rounds = 12;

    public static void Run()
    {
        Console.WriteLine($"{Customers} customers, {Rounds} orders each, with channel and currency; ids of up to 8 characters.");
        Console.WriteLine("held by,ids,models,bytes_per_customer");
        foreach (bool hasIds in new[] { false, true })
        {
            Say("tracker", hasIds, 1, MeasureTrackers(hasIds));
            foreach (int models in new[] { 1, 2, 3 })
            {
                Say("store in memory", hasIds, models, MeasureStore(hasIds, models));
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long MeasureStore(bool hasIds, int models)
    {
        using TrackedShop shop = new TrackedShop(Customers, hasIds).Under(models);
        long before = Held();
        for (int round = 0; round < Rounds; round++)
        {
            shop.RecordRoundAsync(round, recorders: 1).GetAwaiter().GetResult();
        }

        return (Held() - before) / Customers;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long MeasureTrackers(bool hasIds)
    {
        using TrackedShop shop = new(Customers, hasIds);
        long before = Held();
        StageTracker<LifecycleMarketingStage>[] trackers = shop.Trackers(Rounds);
        long each = (Held() - before) / Customers;
        GC.KeepAlive(trackers);
        return each;
    }

    private static long Held()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static void Say(string what, bool hasIds, int models, long bytes) =>
        Console.WriteLine($"{what},{(hasIds ? "yes" : "no")},{models},{bytes}");
}
