using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace CustomerLifecycle.DependencyInjection.Tests;

public sealed class SeenFromOutsideTests
{
    private static readonly Instant Start = Instant.FromUtc(2024, 1, 1, 9, 0);

    /// <summary>Gets rules that throw for whoever has not completed a profile, ten days after an order.</summary>
    private static StageRules<CustomerFacts, string> Brittle =>
        StageRules.For(StageModel.Of("own", TransitionPolicy.Free, "a", "b", "c"))
            .When("c", f => f.DaysSinceLastOrder > 10 && 1000 / f.ProfilePercent > 0)
            .When("b", f => f.DaysSinceLastOrder > 20)
            .Otherwise("a");

    [Fact]
    public async Task FaultsAndFailures_AreLoggedWithTheCustomer()
    {
        using CollectedLogs logs = new();
        bool fails = true;
        using ServiceProvider provider = Provide(
            t => t.AddHandler("letters", (_, _) => fails ? throw new InvalidOperationException("down") : Task.CompletedTask),
            s => s.AddLogging(l => l.AddProvider(logs)));
        IStageTracking<string> tracking = provider.GetRequiredService<IStageTracking<string>>();
        await tracking.RecordAsync("bad", [CustomerEvent.Order(Start, 10)]);
        Assert.Contains(logs.Lines, l => l.StartsWith("Warning 10: letters failed for customer bad", StringComparison.Ordinal));
        fails = false;
        Assert.Single((await tracking.AdvanceAsync(Start + Duration.FromDays(30))).Faults);
        Assert.Contains(logs.Lines, l => l.StartsWith("Error 12: Customer bad could not be dealt with in own", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheMeter_CountsWhatHappened()
    {
        ConcurrentQueue<string> measured = new();
        using ServiceProvider provider = Provide(t => t.AddHandler("letters", (_, _) => Task.CompletedTask), s => s.AddMetrics());
        using MeterListener listener = new();
        IMeterFactory factory = provider.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == "CustomerLifecycle" && instrument.Meter.Scope == factory)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => measured.Enqueue(TextOf(i, value, tags)));
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => measured.Enqueue(TextOf(i, value, tags)));
        listener.Start();
        IStageTracking<string> tracking = provider.GetRequiredService<IStageTracking<string>>();
        await tracking.RecordAsync("ada", [CustomerEvent.Order(Start, 10), CustomerEvent.ProfileCompleted(Start, 50)]);
        Assert.Equal(
            [
                "customer_lifecycle.events 2 model=own",
                "customer_lifecycle.changes 1 model=own stage=a retraction=False",
                "customer_lifecycle.told 1 model=own handler=letters",
                "customer_lifecycle.lag 60 model=own",
            ],
            measured);
        measured.Clear();
        await tracking.AdvanceAsync(Start + Duration.FromDays(30));
        Assert.Contains("customer_lifecycle.due 1 model=own", measured);
        Assert.Contains("customer_lifecycle.faults 0 model=own", measured);
        Assert.Contains("customer_lifecycle.undelivered 0 model=own", measured);
    }

    [Fact]
    public async Task ActivitiesNameTheModel()
    {
        ConcurrentQueue<string> seen = new();
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "CustomerLifecycle",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = a => seen.Enqueue($"{a.OperationName} {a.GetTagItem("model")}"),
        };
        ActivitySource.AddActivityListener(listener);
        using ServiceProvider provider = Provide(_ => { }, _ => { }, key: "watched");
        IStageTracking<string> tracking = provider.GetRequiredKeyedService<IStageTracking<string>>("watched");
        await tracking.RecordAsync("ada", [CustomerEvent.Visit(Start)]);
        await tracking.AdvanceAsync(Start);
        Assert.Equal(
            ["CustomerLifecycle.record watched", "CustomerLifecycle.advance watched"],
            seen.Where(s => s.EndsWith("watched", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TheHealthCheck_SaysWhatIsWrong()
    {
        bool fails = false;
        using ServiceProvider provider = Provide(
            t => t.AddHandler("letters", (_, _) => fails ? throw new InvalidOperationException("down") : Task.CompletedTask),
            AddHealth);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(provider)).Status);
        IStageTracking<string> tracking = provider.GetRequiredService<IStageTracking<string>>();
        fails = true;
        await tracking.RecordAsync("bad", [CustomerEvent.Order(Start, 10)]);
        await tracking.AdvanceAsync(Start + Duration.FromDays(30));
        HealthReportEntry entry = await CheckAsync(provider);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal("own: 1 customers with faults, 1 with undelivered changes", entry.Description);
        Assert.Equal(
            ["own.faults=1", "own.lastRun=2024-01-01T09:01:00Z", "own.undelivered=1"],
            entry.Data.Select(d => $"{d.Key}={d.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AWorkerThatIsLate_IsUnhealthy()
    {
        ManualTime time = new();
        ManualClock clock = new() { Now = Start };
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddSingleton<TimeProvider>(time).AddSingleton<IClock>(clock);
        AddHealth(builder.Services);
        builder.Services.AddCustomerLifecycle().AddTracking(Brittle).UseStore(_ => new StuckStore()).AdvanceInBackground();
        using IHost host = builder.Build();
        await host.StartAsync();
        await time.Interval;
        clock.Now = Start + Duration.FromMinutes(31);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host.Services)).Status);
        clock.Now += Duration.FromTicks(1);
        HealthReportEntry late = await CheckAsync(host.Services);
        Assert.Equal(HealthStatus.Unhealthy, late.Status);
        Assert.Equal("own: the worker has not ended a pass since 2024-01-01T09:00:00Z", late.Description);
        await host.StopAsync();
    }

    [Fact]
    public void TrackingBindsFromConfiguration_AndCodeHasTheLastWord()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["CustomerLifecycle:Tracking:WorkerInterval"] = "00:05:00",
                ["CustomerLifecycle:Tracking:TellSince"] = "2026-03-01T00:00:00+01:00",
            })
            .Build();
        ServiceCollection services = [];
        CustomerLifecycleBuilder builder = services.AddCustomerLifecycle(configuration.GetSection("CustomerLifecycle"));
        builder.AddTracking<LifecycleMarketingStage>();
        builder.AddTracking("own", Brittle, o => o.WorkerInterval = TimeSpan.FromHours(1));
        using ServiceProvider provider = services.BuildServiceProvider();
        IOptionsMonitor<StageTrackingOptions> options = provider.GetRequiredService<IOptionsMonitor<StageTrackingOptions>>();
        StageTrackingOptions bound = options.Get(typeof(LifecycleMarketingStage).FullName);
        Assert.Equal((TimeSpan.FromMinutes(5), Instant.FromUtc(2026, 2, 28, 23, 0)), (bound.WorkerInterval, bound.TellSince));
        Assert.Equal(TimeSpan.FromHours(1), options.Get("own").WorkerInterval);
    }

    [Fact]
    public void NowFollowsTheTimeProvider()
    {
        ServiceCollection services = [];
        services.AddSingleton<TimeProvider>(new FixedTime());
        services.AddCustomerLifecycle();
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Equal(Start, provider.GetRequiredService<IClock>().GetCurrentInstant());
    }

    [Fact]
    public async Task RecordingTellsWhatIsDueByNow()
    {
        List<string> told = [];
        ManualClock clock = new() { Now = Start };
        ServiceCollection services = [];
        services.AddSingleton<IClock>(clock);
        services.AddCustomerLifecycle().AddTracking<LifecycleMarketingStage>().AddHandler("letters", (change, _) =>
        {
            told.Add(change.ToString());
            return Task.CompletedTask;
        });
        using ServiceProvider provider = services.BuildServiceProvider();
        IStageTracking<LifecycleMarketingStage> tracking = provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();
        await tracking.RecordAsync("ada", [CustomerEvent.Order(Start, 10)]);
        clock.Now = Start + Duration.FromDays(100);
        await tracking.RecordAsync("ada", [CustomerEvent.EmailSent(Start + Duration.FromDays(1))]);
        Assert.Equal(["ada: growth on 2024-01-01", "ada: growth → win-back on 2024-04-01"], told);
        await tracking.RecordAsync("nobody", []);
        Assert.Null(await tracking.FindAsync("nobody"));
    }

    private static void AddHealth(IServiceCollection services) =>
        services.AddLogging().AddHealthChecks().AddCheck<StageTrackingHealthCheck>("customer-lifecycle");

    private static async Task<HealthReportEntry> CheckAsync(IServiceProvider services) =>
        (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["customer-lifecycle"];

    private static ServiceProvider Provide(
        Action<StageTrackingBuilder<string>> configure, Action<IServiceCollection> further, string? key = null)
    {
        ServiceCollection services = [];
        services.AddSingleton<IClock>(new ManualClock { Now = Start + Duration.FromMinutes(1) });
        further(services);
        CustomerLifecycleBuilder builder = services.AddCustomerLifecycle();
        configure(key is null ? builder.AddTracking(Brittle) : builder.AddTracking(key, Brittle));
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private static string TextOf<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Create(
        CultureInfo.InvariantCulture,
        $"{instrument.Name} {value} {string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"))}");

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Start.ToDateTimeOffset();
    }
}
