using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CustomerLifecycle.DependencyInjection.Tests;

public sealed class GoingLiveTests
{
    private static readonly Instant Live = Instant.FromUtc(2026, 3, 1, 0, 0);

    [Fact]
    public async Task NobodyIsToldAboutThePast_AndEverybodyOfWhatComesAfter()
    {
        (IStageTracking<LifecycleMarketingStage> tracking, ManualClock clock, Seen seen) = Provide();
        int past = 0;
        for (int customer = 0; customer < 20; customer++)
        {
            TrackingResult<LifecycleMarketingStage> imported = await tracking.RecordAsync(
                $"c{customer}", Enumerable.Range(0, 6).Select(i => Order((-300 * i) - customer - 1, $"o{customer}-{i}")));
            past += imported.Changes.Count;
        }

        Assert.True(past > 40);
        Assert.Empty(seen.Lines);
        await tracking.AdvanceAsync(clock.Now);
        Assert.Empty(seen.Lines);

        // One after the other, whatever they are told of comes after the day of going live, and everybody is told of something.
        clock.Now = Live + Duration.FromDays(800);
        TrackingResult<LifecycleMarketingStage> result = await tracking.AdvanceAsync(clock.Now);
        Assert.All(result.Changes, c => Assert.True(c.At >= Live));
        Assert.Equal(20, result.Changes.Select(c => c.Customer).Distinct().Count());
        Assert.Equal(result.Changes.Select(c => $"handler {c}"), seen.Lines);
    }

    [Fact]
    public async Task AChangeOfThePast_IsTakenBackInSilence_AndOneAfterItAloud()
    {
        (IStageTracking<LifecycleMarketingStage> tracking, ManualClock clock, Seen seen) = Provide();
        await tracking.RecordAsync("ada", [CustomerEvent.Visit(Live - Duration.FromDays(60)), Order(-50, "a")]);
        TrackingResult<LifecycleMarketingStage> corrected = await tracking.CorrectAsync("ada", t => t.Remove(CustomerEventKind.Order, "a"));
        Assert.True(Assert.Single(corrected.Changes).IsRetraction);
        Assert.Empty(seen.Lines);
        clock.Now = Live + Duration.FromDays(5);
        await tracking.RecordAsync("ada", [Order(4, "b")]);
        await tracking.CorrectAsync("ada", t => t.Remove(CustomerEventKind.Order, "b"));
        Assert.Equal(
            ["handler ada: acquisition → growth on 2026-03-05", "handler not ada: acquisition → growth on 2026-03-05"], seen.Lines);
    }

    [Fact]
    public async Task TheInstantItself_IsTold()
    {
        (IStageTracking<LifecycleMarketingStage> tracking, _, Seen seen) = Provide();
        await tracking.RecordAsync("ada", [CustomerEvent.Visit(Live - Duration.FromTicks(1)), Order(0, "a")]);
        Assert.Equal(["handler ada: acquisition → growth on 2026-03-01"], seen.Lines);
    }

    private static (IStageTracking<LifecycleMarketingStage> Tracking, ManualClock Clock, Seen Seen) Provide()
    {
        ManualClock clock = new() { Now = Live };
        Seen seen = new();
        ServiceCollection services = [];
        services.AddSingleton<IClock>(clock);
        services.AddCustomerLifecycle()
            .AddTracking<LifecycleMarketingStage>(o => o.TellSince = Live)
            .AddHandler("handler", (change, _) => seen.Add("handler", change));
        return (services.BuildServiceProvider().GetRequiredService<IStageTracking<LifecycleMarketingStage>>(), clock, seen);
    }

    private static CustomerEvent Order(int day, string id) => CustomerEvent.Order(Live + Duration.FromDays(day), 10) with { Id = id };
}
