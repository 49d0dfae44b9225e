using CustomerLifecycle;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Snippets;

public sealed class GoingLiveSnippets : PrintingTest
{
    [Fact]
    public async Task GoingLive()
    {
        ServiceCollection services = [];
        services.AddSingleton<IClock>(new StoppedClock(Instant.FromUtc(2026, 3, 1, 9, 0)));
        Dictionary<string, CustomerEvent[]> oldOrders = new(StringComparer.Ordinal)
        {
            ["ada"] =
            [
                CustomerEvent.Order(Instant.FromUtc(2020, 5, 4, 10, 0), 20),
                CustomerEvent.Order(Instant.FromUtc(2021, 5, 4, 10, 0), 20),
            ],
            ["ben"] = [CustomerEvent.Order(Instant.FromUtc(2026, 2, 20, 10, 0), 35)],
        };
        List<string> told = [];

        services.AddCustomerLifecycle(o => o.TimeZone = "Europe/Berlin")
            .AddTracking<LifecycleMarketingStage>(o => o.TellSince = Instant.FromUtc(2026, 3, 1, 9, 0))
            .AddHandler("letters", (change, cancellationToken) =>
            {
                told.Add(change.ToString());
                return Task.CompletedTask;
            });

        using ServiceProvider provider = services.BuildServiceProvider();

        IStageTracking<LifecycleMarketingStage> tracking = provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();
        foreach ((string customer, CustomerEvent[] events) in oldOrders)
        {
            TrackingResult<LifecycleMarketingStage> past = await tracking.RecordAsync(customer, events);
            Console.WriteLine($"{customer}: {past.Changes.Count} changes in the past, now in {past.Changes[^1].To.Key}");
        }

        Assert.Empty(told);
        await tracking.AdvanceAsync(Instant.FromUtc(2026, 6, 1, 9, 0));
        Console.WriteLine(Assert.Single(told));
        AssertPrintedAsIn("docs", "going-live.md");
    }
}
