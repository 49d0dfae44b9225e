using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CustomerLifecycle.DependencyInjection.Tests;

/// <summary>What a host of many processes needs: what is tracked, one customer at a time, shares, and layers over stores.</summary>
public sealed class HostsTests
{
    private static readonly Instant NewYear = Instant.FromUtc(2024, 1, 1, 9, 0);

    [Fact]
    public async Task ARegistration_KnowsTypeKeyAndName_AndIsThereOnceForEachTracking()
    {
        ServiceCollection services = [];
        CustomerLifecycleBuilder builder = services.AddCustomerLifecycle();
        builder.AddTracking<LifecycleMarketingStage>();
        builder.AddTracking<LifecycleMarketingStage>().AdvanceInBackground();
        builder.AddTracking("club", StageClassifier.For(StageModel.Of("members", TransitionPolicy.Free, "in", "out"), _ => "in"));
        await using ServiceProvider provider = services.BuildServiceProvider();
        TrackingRegistration[] registrations = [.. provider.GetServices<TrackingRegistration>()];
        Assert.Equal([null, "club"], registrations.Select(r => r.Key));
        Assert.Equal(["lifecycle-marketing", "club"], registrations.Select(r => r.Name));
        Assert.Equal(
            ["LifecycleMarketingStage lifecycle-marketing", "String club"], registrations.Select(r => r.Accept(new Typed(provider))));
        Assert.Throws<ArgumentNullException>(() => registrations[0].Accept<string>(null!));
    }

    [Fact]
    public async Task ARegistration_LetsTimePass_UntilItIsCanceled()
    {
        ManualTime time = new();
        ManualClock clock = new() { Now = NewYear };
        TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ServiceCollection services = [];
        services.AddSingleton<TimeProvider>(time).AddSingleton<IClock>(clock);
        services.AddCustomerLifecycle().AddTracking<LifecycleMarketingStage>().AddHandler("told", (change, _) =>
        {
            if (change.To.Value == LifecycleMarketingStage.WinBack)
            {
                told.SetResult();
            }

            return Task.CompletedTask;
        });
        await using ServiceProvider provider = services.BuildServiceProvider();
        await Tracking(provider).RecordAsync("ada", [CustomerEvent.Order(NewYear, 10)]);
        using CancellationTokenSource stopping = new();
        Task running = provider.GetRequiredService<TrackingRegistration>().RunAsync(stopping.Token);
        Assert.Equal(TimeSpan.FromMinutes(15), await time.Interval);
        clock.Now += Duration.FromDays(100);
        time.Tick();
        await told.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.False(running.IsCompleted);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task TimePasses_ForOneCustomerAlone_AndWhatIsUndeliveredOfThemIsDelivered()
    {
        bool fails = true;
        ToldChanges told = new();
        await using ServiceProvider provider = Provide(t => t.AddHandler(
            "told",
            (change, cancellationToken) => fails
                ? throw new InvalidOperationException("down")
                : told.HandleAsync(change, cancellationToken)));
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        await tracking.RecordAsync("ada", [CustomerEvent.Order(NewYear, 10)]);
        await tracking.RecordAsync("ben", [CustomerEvent.Order(NewYear, 10)]);
        fails = false;
        TrackingResult<LifecycleMarketingStage> result = await tracking.AdvanceAsync("ada", NewYear + Duration.FromDays(100));
        Assert.Equal(["ada: growth → win-back on 2024-04-01"], result.Changes.Select(c => c.ToString()));
        Assert.Equal(["ada: growth on 2024-01-01", "ada: growth → win-back on 2024-04-01"], told.StandsOf("ada"));
        Assert.Empty(told.StandsOf("ben"));
        Assert.Empty((await tracking.AdvanceAsync("nobody", NewYear)).Changes);
        await Assert.ThrowsAsync<ArgumentNullException>(() => tracking.AdvanceAsync(null!, NewYear));
    }

    [Fact]
    public async Task OfAMergedId_WhatIsUndeliveredIsDelivered_AndThePersonIsLeftAlone()
    {
        bool fails = false;
        ToldChanges told = new();
        await using ServiceProvider provider = Provide(t => t.AddHandler(
            "told",
            (change, cancellationToken) => fails
                ? throw new InvalidOperationException("down")
                : told.HandleAsync(change, cancellationToken)));
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        await tracking.RecordAsync("ada", [CustomerEvent.Order(NewYear, 10) with { Id = "a" }]);
        await tracking.RecordAsync("guest", [CustomerEvent.Order(NewYear, 10) with { Id = "b" }]);
        fails = true;
        await tracking.MergeAsync("guest", "ada");
        fails = false;
        TrackingResult<LifecycleMarketingStage> result = await tracking.AdvanceAsync("guest", NewYear + Duration.FromDays(100));
        Assert.Empty(result.Changes);
        Assert.Empty(told.StandsOf("guest"));
        Assert.Equal(["ada: growth on 2024-01-01"], told.StandsOf("ada"));
    }

    [Fact]
    public async Task APartition_SaysWhoIsSeenTo_AndWhereTheyAreWorkedOn()
    {
        Shares shares = new();
        bool fails = true;
        ToldChanges told = new();
        await using ServiceProvider provider = Provide(
            t => t.AddHandler("told", (change, cancellationToken) => fails && change.Customer == "ann"
                ? throw new InvalidOperationException("down")
                : told.HandleAsync(change, cancellationToken)),
            s => s.AddSingleton<ITrackingPartition>(shares));
        IStageTracking<LifecycleMarketingStage> tracking = Tracking(provider);
        shares.Tracking = tracking;
        foreach (string customer in new[] { "ada", "abe", "ben" })
        {
            await tracking.RecordAsync(customer, [CustomerEvent.Order(NewYear, 10)]);
        }

        await tracking.RecordAsync("ann", [CustomerEvent.Order(NewYear + Duration.FromDays(50), 10)]);
        fails = false;
        shares.Failing = "abe";
        TrackingResult<LifecycleMarketingStage> result = await tracking.AdvanceAsync(NewYear + Duration.FromDays(100));

        // Of those who begin with an a, abe fails and ada does not; ann is not due, but something is undelivered. Ben is not ours.
        Assert.Equal("abe", Assert.Single(result.Faults).Customer);
        Assert.Equal(["lifecycle-marketing abe", "lifecycle-marketing ada", "lifecycle-marketing ann"], shares.Asked.Order());
        Assert.Contains("ada: growth → win-back on 2024-04-01", told.StandsOf("ada"));
        Assert.Equal(["ann: growth on 2024-02-20"], told.StandsOf("ann"));
        Assert.Equal(["ben: growth on 2024-01-01"], told.StandsOf("ben"));
        Assert.Equal(["abe", "ben"], (await DueAsync(provider)).Order());
    }

    [Fact]
    public async Task Layers_StandOverTheStore_TheLastOneOutermost()
    {
        List<string> passed = [];
        await using ServiceProvider provider = Provide(
            _ => { },
            s => s.AddSingleton<IStageStoreLayer>(new Layer("inner", passed)).AddSingleton<IStageStoreLayer>(new Layer("outer", passed)));
        await Tracking(provider).RecordAsync("ada", [CustomerEvent.Order(NewYear, 10)]);
        Assert.Equal(
            ["outer of lifecycle-marketing saves ada", "inner of lifecycle-marketing saves ada"], passed.Distinct().Take(2));
        passed.Clear();
        IStageStore<LifecycleMarketingStage> store = provider.GetRequiredService<IStageStore<LifecycleMarketingStage>>();
        TrackedCustomer<LifecycleMarketingStage> kept = (await store.FindAsync("ada", default))!;
        Assert.True(await store.SaveAsync(kept, default));
        Assert.Empty(passed);
    }

    private static ServiceProvider Provide(
        Action<StageTrackingBuilder<LifecycleMarketingStage>> configure, Action<IServiceCollection>? add = null)
    {
        ServiceCollection services = [];
        services.AddSingleton<IClock>(new ManualClock { Now = NewYear });
        add?.Invoke(services);
        configure(services.AddCustomerLifecycle().AddTracking<LifecycleMarketingStage>());
        return services.BuildServiceProvider();
    }

    private static IStageTracking<LifecycleMarketingStage> Tracking(IServiceProvider provider) =>
        provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();

    private static async Task<IEnumerable<string>> DueAsync(IServiceProvider provider) =>
        await provider.GetRequiredService<IStageStore<LifecycleMarketingStage>>()
            .DueAsync(NewYear + Duration.FromDays(100), default)
            .ToArrayAsync();

    private sealed class Typed(IServiceProvider services) : ITrackingVisitor<string>
    {
        public string Visit<TStage>(TrackingRegistration registration)
            where TStage : notnull
        {
            Assert.NotNull(services.GetKeyedService<IStageTracking<TStage>>(registration.Key));
            return $"{typeof(TStage).Name} {services.GetRequiredKeyedService<TrackedModels<TStage>>(registration.Key).Name}";
        }
    }

    /// <summary>Those who begin with an a are this process's own, and worked on by the tracking that asks.</summary>
    private sealed class Shares : ITrackingPartition
    {
        public List<string> Asked { get; } = [];

        public string? Failing { get; set; }

        public IStageTracking<LifecycleMarketingStage>? Tracking { get; set; }

        public bool IsOwn(string customer) => customer.StartsWith('a');

        public Task AdvanceAsync(string tracking, string customer, Instant now, CancellationToken cancellationToken)
        {
            Asked.Add($"{tracking} {customer}");
            return customer == Failing
                ? throw new InvalidOperationException("gone")
                : Tracking!.AdvanceAsync(customer, now, cancellationToken);
        }
    }

    private sealed class Layer(string name, List<string> passed) : IStageStoreLayer
    {
        public IStageStore<TStage> Over<TStage>(string tracking, IStageStore<TStage> store)
            where TStage : notnull => new Passing<TStage>($"{name} of {tracking}", store, passed);
    }

    private sealed class Passing<TStage>(string name, IStageStore<TStage> store, List<string> passed) : IStageStore<TStage>
        where TStage : notnull
    {
        public ValueTask<TrackedCustomer<TStage>?> FindAsync(string customer, CancellationToken cancellationToken) =>
            store.FindAsync(customer, cancellationToken);

        public ValueTask<bool> SaveAsync(TrackedCustomer<TStage> customer, CancellationToken cancellationToken)
        {
            passed.Add($"{name} saves {customer.State.Customer}");
            return store.SaveAsync(customer, cancellationToken);
        }

        public ValueTask<bool> EraseAsync(string customer, CancellationToken cancellationToken) =>
            store.EraseAsync(customer, cancellationToken);

        public IAsyncEnumerable<string> DueAsync(Instant until, CancellationToken cancellationToken) =>
            store.DueAsync(until, cancellationToken);

        public IAsyncEnumerable<string> UndeliveredAsync(CancellationToken cancellationToken) => store.UndeliveredAsync(cancellationToken);
    }
}
