using System.Text.Json;
using CustomerLifecycle.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NodaTime;

namespace CustomerLifecycle.DependencyInjection.Tests;

[Trait("source", "002: automation")]
public sealed class TrackingTests
{
    private static readonly Instant NewYear = Instant.FromUtc(2024, 1, 1, 9, 0);

    [Fact]
    public async Task ChangesAreToldToEveryHandler_InOrder()
    {
        using ServiceProvider provider = Provider(t => t.AddHandler<First>().AddHandler<Second>());
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        TrackingResult<LifecycleMarketingStage> result = await tracking.RecordAsync("ada", [CustomerEvent.Visit(NewYear), Order(1)]);
        Assert.Equal(
            ["ada: acquisition on 2024-01-01", "ada: acquisition → growth on 2024-01-02"], result.Changes.Select(c => c.ToString()));
        Assert.Equal(
            [
                "First ada: acquisition on 2024-01-01",
                "First ada: acquisition → growth on 2024-01-02",
                "Second ada: acquisition on 2024-01-01",
                "Second ada: acquisition → growth on 2024-01-02",
            ],
            Seen(provider).Lines);
        Assert.Empty(result.Failures);
        Assert.Empty((await tracking.AdvanceAsync(NewYear + Duration.FromDays(30))).Changes);
        Assert.Equal(4, Seen(provider).Lines.Count);
    }

    [Fact]
    public async Task AHandlerGoesByItsStatedName_InWhatAStoreKeeps()
    {
        using ServiceProvider provider = Provider(t => t.AddHandler<First>("letters").AddHandler<Second>().AddHandler<First>("letters"));
        Seen(provider).Failing.Add(nameof(Second));
        TrackingResult<LifecycleMarketingStage> result = await Tracking(provider).RecordAsync("ada", [Order(0)]);
        Assert.Equal(nameof(Second), Assert.Single(result.Failures).Handler);
        IStageStore<LifecycleMarketingStage> store = provider.GetRequiredService<IStageStore<LifecycleMarketingStage>>();
        TrackedCustomer<LifecycleMarketingStage> kept = (await store.FindAsync("ada", default))!;
        Assert.Equal(["letters"], Assert.Single(kept.Undelivered).HandledBy);
    }

    [Fact]
    public void TwoHandlersOfOneName_OrTwoNamesOfOne_AreRefused()
    {
        ArgumentException twins = Assert.Throws<ArgumentException>(
            "name", () => Provider(t => t.AddHandler<First>().AddHandler<Second>(nameof(First))));
        Assert.Contains("goes by the name 'First' already", twins.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("name", () => Provider(t => t.AddHandler<First>().AddHandler<First>("letters")));
        Assert.Throws<ArgumentException>("name", () => Provider(t => t.AddHandler<First>(" ")));
    }

    [Fact]
    public async Task WhatIsDue_IsWorkedOutInOrder_AndOnce()
    {
        using ServiceProvider provider = Provider(t => t.AddHandler<First>());
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        await tracking.RecordAsync("zoe", [Order(0)]);
        await tracking.RecordAsync("ada", [Order(5)]);
        await tracking.RecordAsync("ben", [Order(40)]);
        Seen(provider).Lines.Clear();
        TrackingResult<LifecycleMarketingStage> result = await tracking.AdvanceAsync(NewYear + Duration.FromDays(100));
        Assert.Equal(
            ["zoe: growth → win-back on 2024-04-01", "ada: growth → win-back on 2024-04-06"], result.Changes.Select(c => c.ToString()));
        Assert.Equal(2, Seen(provider).Lines.Count);
        Assert.Empty((await tracking.AdvanceAsync(NewYear + Duration.FromDays(100))).Changes);
        Assert.Equal(new LocalDate(2024, 5, 11), (await tracking.FindAsync("ben"))!.DueOn);
    }

    [Fact]
    public async Task AHandlerThatFails_LosesNothing_AndHoldsUpNobodyElse()
    {
        using ServiceProvider provider = Provider(t => t.AddHandler<First>().AddHandler<Second>());
        Seen seen = Seen(provider);
        seen.Failing.Add(nameof(First));
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        TrackingResult<LifecycleMarketingStage> result = await tracking.RecordAsync("ada", [CustomerEvent.Visit(NewYear), Order(1)]);
        StageChangeFailure failure = Assert.Single(result.Failures);
        Assert.Equal(("ada", result.Changes[0].Id, 1), (failure.Customer, failure.ChangeId, failure.Attempt));
        Assert.Equal(nameof(First), failure.Handler);
        Assert.IsType<InvalidOperationException>(failure.Exception);
        Assert.Equal(["Second ada: acquisition on 2024-01-01", "Second ada: acquisition → growth on 2024-01-02"], seen.Lines);

        // It goes on failing: later changes wait behind the first.
        Assert.Single((await tracking.AdvanceAsync(NewYear + Duration.FromDays(120))).Failures);
        seen.Failing.Clear();
        seen.Lines.Clear();
        await tracking.AdvanceAsync(NewYear + Duration.FromDays(120));
        Assert.Equal(
            [
                "First ada: acquisition on 2024-01-01",
                "First ada: acquisition → growth on 2024-01-02",
                "First ada: growth → win-back on 2024-04-02",
            ],
            seen.Lines);
        seen.Lines.Clear();
        await tracking.AdvanceAsync(NewYear + Duration.FromDays(121));
        Assert.Empty(seen.Lines);
    }

    [Fact]
    public async Task TheCallerDecides_HowOftenToTryAtOnce()
    {
        List<int> attempts = [];
        using ServiceProvider provider = Provider(
            t => t.AddHandler<First>(),
            o => o.OnFailure = failure =>
            {
                attempts.Add(failure.Attempt);
                return failure.Attempt < 3 ? StageChangeFailureAction.TryAgainNow : StageChangeFailureAction.KeepForLater;
            });
        Seen(provider).Failing.Add(nameof(First));
        Assert.Equal(3, (await Tracking(provider).RecordAsync("ada", [Order(0)])).Failures.Count);
        Assert.Equal([1, 2, 3], attempts);
    }

    [Fact]
    public async Task WhatOneProcessSavedAndDidNotDeliver_AnotherDelivers()
    {
        using ServiceProvider dying = Provider(t => t.AddHandler<First>());
        Seen(dying).Failing.Add(nameof(First));
        await Tracking(dying).RecordAsync("ada", [Order(0)]);
        IStageStore<LifecycleMarketingStage> store = dying.GetRequiredService<IStageStore<LifecycleMarketingStage>>();
        using ServiceProvider next = Provider(t =>
        {
            t.AddHandler<First>();
            t.Services.AddSingleton(store);
        });
        await Tracking(next).AdvanceAsync(NewYear);
        Assert.Equal(["First ada: growth on 2024-01-01"], Seen(next).Lines);
        Assert.Empty((await store.FindAsync("ada", default))!.Undelivered);
    }

    [Fact]
    public async Task AHandlerMayRecordSomethingItself()
    {
        using ServiceProvider provider = Provider(t => t.AddHandler<SignsUpWhoeverBuys>().AddHandler<First>());
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        await tracking.RecordAsync("ada", [CustomerEvent.Visit(NewYear)]);
        Assert.Equal(["First ada: acquisition on 2024-01-01", "First ada: acquisition → conversion on 2024-01-01"], Seen(provider).Lines);
    }

    [Fact]
    public async Task AHandlerThatRecordsAndThenFails_IsTriedOnceInACall()
    {
        using ServiceProvider provider = Provider(t => t.AddHandler<RecordsAndFails>());
        TrackingResult<LifecycleMarketingStage> result = await Tracking(provider).RecordAsync("ada", [Order(0)]);
        Assert.Single(result.Failures);
    }

    [Fact]
    public async Task AnErasedCustomer_DoesNotComeBackEmpty()
    {
        using ServiceProvider provider = Provider(t => t.AddHandler<First>());
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        await tracking.RecordAsync("ada", [Order(0) with { Id = "a" }]);
        await tracking.EraseAsync("ada");
        await tracking.CorrectAsync("ada", t => t.Remove(CustomerEventKind.Order, "a"));
        await tracking.RecordAsync("ben", []);
        await tracking.AdvanceAsync(NewYear + Duration.FromDays(200));
        Assert.Null(await tracking.FindAsync("ada"));
        Assert.Null(await tracking.FindAsync("ben"));
    }

    [Fact]
    public async Task OneCustomerWhoseRulesThrow_StopsNobodyElse()
    {
        StageRules<CustomerFacts, string> rules = StageRules.For(StageModel.Of("own", TransitionPolicy.Free, "a", "b", "c"))
            .When("c", f => f.DaysSinceLastOrder > 10 && 1000 / f.ProfilePercent > 0)
            .When("b", f => f.DaysSinceLastOrder > 20)
            .Otherwise("a");
        ServiceCollection services = [];
        services.AddSingleton<IClock>(new ManualClock { Now = NewYear });
        services.AddCustomerLifecycle().AddTracking(rules);
        using ServiceProvider provider = services.BuildServiceProvider();
        IStageTracking<string> tracking = provider.GetRequiredService<IStageTracking<string>>();
        await tracking.RecordAsync("bad", [Order(0)]);
        await tracking.RecordAsync("good", [Order(1), CustomerEvent.ProfileCompleted(NewYear, 50)]);
        TrackingResult<string> result = await tracking.AdvanceAsync(NewYear + Duration.FromDays(30));
        Assert.IsType<DivideByZeroException>(Assert.Single(result.Faults, f => f.Customer == "bad").Exception);
        Assert.Equal("good: a → c on 2024-01-13", Assert.Single(result.Changes).ToString());
    }

    [Fact]
    public async Task ARedeliveredEvent_DoesNotUndoACorrection()
    {
        using ServiceProvider provider = Provider(t => t.AddHandler<First>());
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        CustomerEvent order = Order(0) with { Id = "a" };
        await tracking.RecordAsync("ada", [order, Order(1) with { Id = "b" }]);
        await tracking.CorrectAsync("ada", t => t.Correct(order with { Status = OrderStatus.Canceled }));
        await tracking.CorrectAsync("ada", t => t.Remove(CustomerEventKind.Order, "b"));
        Assert.Empty((await tracking.RecordAsync("ada", [order, Order(1) with { Id = "b" }])).Changes);
        Assert.Equal(OrderStatus.Canceled, Assert.Single((await tracking.FindAsync("ada"))!.History().Events).Status);
    }

    [Fact]
    public void AChange_ComesBackFromWhatAStoreKept_WithItsId()
    {
        StageTracker<LifecycleMarketingStage> tracker = new("ada", Shop.Default, LifecycleMarketingRules.Default);
        StageChange<LifecycleMarketingStage> change = tracker.Take(Order(0))[0];
        StageChange<LifecycleMarketingStage> kept = new("ada", LifecycleMarketing.Model, change.Told, change.On, change.IsRetraction);
        Assert.Equal((change.Id, change.ToString()), (kept.Id, kept.ToString()));
    }

    [Fact]
    public async Task SomebodyElseSavedMeanwhile_TheWorkIsDoneAgain()
    {
        using ServiceProvider provider = Provider(t => t.AddHandler<First>().UseStore<BusyStore>());
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        await tracking.RecordAsync("ada", [Order(0)]);
        Assert.Single(Seen(provider).Lines);
        BusyStore store = (BusyStore)provider.GetRequiredService<IStageStore<LifecycleMarketingStage>>();
        store.ConflictsToCome = int.MaxValue;
        Assert.Contains(
            "saved by somebody else",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => tracking.RecordAsync("ada", [Order(1)]))).Message,
            StringComparison.Ordinal);
        Assert.Single((await tracking.FindAsync("ada"))!.History().Events);
    }

    [Fact]
    public async Task CorrectionsAndBadEvents()
    {
        using ServiceProvider provider = Provider(t => t.AddHandler<First>());
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        await tracking.RecordAsync("ada", [CustomerEvent.Visit(NewYear), Order(1) with { Id = "a", Currency = "EUR" }]);
        await Assert.ThrowsAsync<ArgumentException>(() => tracking.RecordAsync("ada", [Order(2), Order(3) with { Currency = "USD" }]));
        Assert.Equal(2, (await tracking.FindAsync("ada"))!.History().Events.Count);
        TrackingResult<LifecycleMarketingStage> result = await tracking.CorrectAsync("ada", t => t.Remove(CustomerEventKind.Order, "a"));
        Assert.Equal("not ada: acquisition → growth on 2024-01-02", Assert.Single(result.Changes).ToString());
        Assert.Equal("First not ada: acquisition → growth on 2024-01-02", Seen(provider).Lines[^1]);
    }

    [Fact]
    public async Task APolicyIsEnforced()
    {
        TimelinePolicy<LifecycleMarketingStage> policy =
            TimelinePolicy.For(LifecycleMarketing.Model).WithMinimumStay(LifecycleMarketingStage.Acquisition, 10);
        using ServiceProvider provider = Provider(t => t.AddHandler<First>().Services.AddCustomerLifecycle().UsePolicy(policy));
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        await tracking.RecordAsync("ada", [CustomerEvent.Visit(NewYear), Order(1)]);
        StageTracker<LifecycleMarketingStage> ada = (await tracking.FindAsync("ada"))!;
        Assert.Equal((LifecycleMarketingStage.Acquisition, new LocalDate(2024, 1, 11)), (ada.Stage!.Value, ada.DueOn));
        Assert.Equal(RefusalReason.MinimumStay, Assert.Single(ada.Timeline().Refusals).Reason);
        Assert.Equal(
            "ada: acquisition → growth on 2024-01-11",
            Assert.Single((await tracking.AdvanceAsync(NewYear + Duration.FromDays(20))).Changes).ToString());
    }

    [Fact]
    public async Task ACustomerCanBeExportedAndErased_AndWhatWasCountedBeforeStays()
    {
        using ServiceProvider provider = Provider(t => t.AddHandler<First>());
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        Seen(provider).Failing.Add(nameof(First));
        await tracking.RecordAsync("ada", [Order(0) with { Id = "a", Channel = "store", Currency = "EUR" }]);
        await tracking.RecordAsync("ben", [Order(0)]);
        CustomerHistory[] histories = [(await tracking.FindAsync("ada"))!.History(), (await tracking.FindAsync("ben"))!.History()];
        ICustomerLifecycle lifecycle = provider.GetRequiredService<ICustomerLifecycle>();
        MetricPeriod january = new(new LocalDate(2024, 1, 1), new LocalDate(2024, 2, 1));
        MetricResult counted = lifecycle
            .Measure(histories, new MetricScope(lifecycle.Shop, january))
            .Single(r => r.Definition.Key == "orders");
        using JsonDocument export = JsonDocument.Parse((await tracking.ExportAsync("ada"))!);
        Assert.Equal("ada", export.RootElement.GetProperty("customer").GetString());
        Assert.Equal("store", export.RootElement.GetProperty("events")[0].GetProperty("channel").GetString());
        Assert.Equal("growth", export.RootElement.GetProperty("timelines")[0].GetProperty("visits")[0].GetProperty("stage").GetString());
        Assert.True(await tracking.EraseAsync("ada"));
        Assert.False(await tracking.EraseAsync("ada"));
        Assert.Null(await tracking.ExportAsync("ada"));
        Assert.Null(await tracking.FindAsync("ada"));
        Seen(provider).Failing.Clear();
        await tracking.AdvanceAsync(NewYear + Duration.FromDays(200));
        Assert.DoesNotContain(Seen(provider).Lines, l => l.Contains("ada", StringComparison.Ordinal));
        Assert.Equal(2, counted.Value.Value);
    }

    [Fact]
    public async Task ManyAtOnce_EveryChangeIsToldOnce()
    {
        using ServiceProvider provider = Provider(t => t.AddHandler<First>());
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 400),
            async (i, cancel) => await tracking.RecordAsync($"c{i % 20}", [Order(i / 20) with { Id = $"o{i}" }], cancel));
        await tracking.AdvanceAsync(NewYear);
        StageTracker<LifecycleMarketingStage>?[] customers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => tracking.FindAsync($"c{i}")));
        Assert.All(customers, c => Assert.Equal(20, c!.History().Events.Count));
        Assert.Equal(Seen(provider).Ids.Count, Seen(provider).Ids.Distinct().Count());
        Assert.All(customers, c => Assert.Equal(LifecycleMarketingStage.Retention, c!.Stage!.Value));
    }

    [Fact]
    public async Task TheWorker_LetsTimePass_AtTheStartAndAfterEachInterval()
    {
        ManualTime time = new();
        ManualClock clock = new() { Now = NewYear + Duration.FromDays(50) };
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddSingleton<Seen>().AddSingleton<TimeProvider>(time).AddSingleton<IClock>(clock);
        builder.Services.AddCustomerLifecycle().AddTracking<LifecycleMarketingStage>().AddHandler<First>().AdvanceInBackground();
        using IHost host = builder.Build();
        await Tracking(host.Services).RecordAsync("ada", [Order(0)]);
        Seen seen = Seen(host.Services);
        seen.Lines.Clear();
        await host.StartAsync();
        Assert.Equal(TimeSpan.FromMinutes(15), await time.Interval);
        clock.Now = NewYear + Duration.FromDays(95);
        Task told = seen.NextAsync();
        time.Tick();
        await told;
        Assert.Equal(["First ada: growth → win-back on 2024-04-01"], seen.Lines);
        await host.StopAsync();
    }

    [Fact]
    public void BadOptions_StopTheHost()
    {
        using ServiceProvider provider = Provider(_ => { }, o => o.WorkerInterval = TimeSpan.Zero);
        OptionsValidationException exception = Assert.Throws<OptionsValidationException>(
            () => provider.GetRequiredService<IOptionsMonitor<StageTrackingOptions>>().Get(typeof(LifecycleMarketingStage).FullName));
        Assert.Contains("WorkerInterval", exception.Message, StringComparison.Ordinal);
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public async Task AddedTwice_OrWithAModelOfStrings()
    {
        StageRules<CustomerFacts, string> rules = StageRules.For(StageModel.Of("club", TransitionPolicy.Free, "guest", "member"))
            .When("member", f => f.Orders >= 2)
            .Otherwise("guest");
        ServiceCollection services = [];
        services.AddCustomerLifecycle().AddTracking(rules).AdvanceInBackground();
        int once = services.Count;
        services.AddCustomerLifecycle().AddTracking(rules).AdvanceInBackground();
        Assert.Equal(once, services.Count);
        using ServiceProvider provider = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        IStageTracking<string> tracking = provider.GetRequiredService<IStageTracking<string>>();
        TrackingResult<string> result = await tracking.RecordAsync("ada", [Order(0), Order(1)]);
        Assert.Equal(["guest", "member"], result.Changes.Select(c => c.To.Value));
    }

    private static CustomerEvent Order(int day) => CustomerEvent.Order(NewYear + Duration.FromDays(day), 10);

    private static IStageTracking<LifecycleMarketingStage> Tracking(IServiceProvider provider) =>
        provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();

    private static Seen Seen(IServiceProvider provider) => provider.GetRequiredService<Seen>();

    private static ServiceProvider Provider(
        Action<StageTrackingBuilder<LifecycleMarketingStage>> configure, Action<StageTrackingOptions>? options = null)
    {
        ServiceCollection services = [];
        services.AddSingleton<Seen>().AddSingleton<IClock>(new ManualClock { Now = NewYear });
        configure(services.AddCustomerLifecycle().AddTracking<LifecycleMarketingStage>(options));
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed class First(Seen seen) : IStageChangeHandler<LifecycleMarketingStage>
    {
        public Task HandleAsync(StageChange<LifecycleMarketingStage> change, CancellationToken cancellationToken) =>
            seen.Add(nameof(First), change);
    }

    private sealed class Second(Seen seen) : IStageChangeHandler<LifecycleMarketingStage>
    {
        public Task HandleAsync(StageChange<LifecycleMarketingStage> change, CancellationToken cancellationToken) =>
            seen.Add(nameof(Second), change);
    }

    private sealed class RecordsAndFails(IStageTracking<LifecycleMarketingStage> tracking) : IStageChangeHandler<LifecycleMarketingStage>
    {
        public async Task HandleAsync(StageChange<LifecycleMarketingStage> change, CancellationToken cancellationToken)
        {
            await tracking.RecordAsync(
                change.Customer, [CustomerEvent.EmailSent(NewYear) with { Id = change.Id.ToString() }], cancellationToken);
            throw new InvalidOperationException("The mail server is down.");
        }
    }

    private sealed class SignsUpWhoeverBuys(IStageTracking<LifecycleMarketingStage> tracking) : IStageChangeHandler<LifecycleMarketingStage>
    {
        public Task HandleAsync(StageChange<LifecycleMarketingStage> change, CancellationToken cancellationToken) =>
            tracking.RecordAsync(
                change.Customer, [CustomerEvent.SignUp(NewYear + Duration.FromHours(1)) with { Id = "welcome" }], cancellationToken);
    }
}
