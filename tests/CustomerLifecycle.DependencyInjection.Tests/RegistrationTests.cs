using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace CustomerLifecycle.DependencyInjection.Tests;

public sealed class RegistrationTests
{
    private static readonly Instant Now = Instant.FromUtc(2025, 6, 30, 22, 30);

    private static readonly string[] ShippedKeys =
        ["five-phase-journey", "six-step-funnel", "relationship-cycle", "lifecycle-marketing", "buyer-lifecycle"];

    [Fact]
    public void AddedOnce_EverythingResolvesInAValidatedProvider()
    {
        using ServiceProvider provider = Provider(s => s.AddCustomerLifecycle());
        ICustomerLifecycle lifecycle = provider.GetRequiredService<ICustomerLifecycle>();
        Assert.Equal(ShippedKeys, lifecycle.Classifiers.Select(c => c.Model.Key));
        Assert.Equal(MetricCatalog.All, lifecycle.Metrics);
        Assert.Equal(DateTimeZone.Utc, lifecycle.Shop.Zone);
        Assert.NotNull(provider.GetRequiredService<IStageClassifier<CustomerFacts, SixStepFunnelStage>>());
    }

    [Fact]
    public void AddedTwice_NothingIsThereTwice()
    {
        ServiceCollection once = [];
        once.AddCustomerLifecycle(o => o.Currency = "EUR");
        ServiceCollection twice = [];
        twice.AddCustomerLifecycle(o => o.Currency = "EUR");
        twice.AddCustomerLifecycle(o => o.TimeZone = "Europe/Berlin");
        // One descriptor more: the second action that sets options.
        Assert.Equal(once.Count + 1, twice.Count);
        using ServiceProvider provider = twice.BuildServiceProvider();
        ICustomerLifecycle lifecycle = provider.GetRequiredService<ICustomerLifecycle>();
        Assert.Equal(ShippedKeys, lifecycle.Classifiers.Select(c => c.Model.Key));
        Assert.Equal("EUR", lifecycle.Shop.Currency);
        Assert.Equal("Europe/Berlin", lifecycle.Shop.Zone.Id);
    }

    [Fact]
    public void ClockAndZone_ComeFromTheContainer()
    {
        using ServiceProvider provider = Provider(s => s
            .AddSingleton<DateTimeZone>(DateTimeZoneProviders.Tzdb["Europe/Berlin"])
            .AddCustomerLifecycle());
        ICustomerLifecycle lifecycle = provider.GetRequiredService<ICustomerLifecycle>();
        CustomerHistory history = lifecycle.HistoryOf([CustomerEvent.Order(Instant.FromUtc(2025, 4, 1, 12, 0), 10)]);
        Assert.Equal(91, lifecycle.FactsOf(history).DaysSinceLastOrder); // It is 1 July already in Berlin.
        Assert.Equal(LifecycleMarketingStage.WinBack, lifecycle.Classify<LifecycleMarketingStage>(history).Stage);
        Assert.Equal("win-back", lifecycle.Explain(history)[3].Stage.Key);
        Assert.Same(lifecycle.Classifiers[3], lifecycle["lifecycle-marketing"]);
    }

    [Fact]
    public void Advice_IsAsOfToday_InTheShopsZone()
    {
        using ServiceProvider provider = Provider(s => s
            .AddSingleton<DateTimeZone>(DateTimeZoneProviders.Tzdb["Europe/Berlin"])
            .AddCustomerLifecycle());
        ICustomerLifecycle lifecycle = provider.GetRequiredService<ICustomerLifecycle>();
        CustomerHistory history = lifecycle.HistoryOf([CustomerEvent.Order(Instant.FromUtc(2025, 4, 1, 12, 0), 10)]);
        Advisor advisor = lifecycle.LearnAdvisor([history]);
        Advice advice = lifecycle.Advise<LifecycleMarketingStage>(advisor, history, birthday: new AnnualDate(7, 1));
        Assert.Equal((new LocalDate(2025, 7, 1), new LocalDate(2025, 7, 1)), (advisor.LearntAsOf, advice.AsOf));
        Assert.Equal(("win-back", advice.AsOf), (advice.Explanation.Stage.Key, advice.Since));
        Assert.Equal(advice.AsOf, advice.Celebrations[0].On);
        Assert.Throws<InvalidOperationException>(() => lifecycle.Advise<DayOfWeek>(advisor, history));
    }

    [Fact]
    public void Configuration_BindsEveryOption()
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Shop:TimeZone"] = "Asia/Kathmandu",
                ["Shop:Currency"] = "NPR",
                ["Shop:Orders:MergeSameDay"] = "true",
                ["Shop:LifecycleMarketing:GrowthActiveDays"] = "120",
                ["Shop:Decline:HalfLifeDays"] = "45",
                ["Shop:Decline:RhythmGapDays"] = "30",
            })
            .Build();
        using ServiceProvider provider = Provider(s => s.AddCustomerLifecycle(configuration.GetSection("Shop")));
        ICustomerLifecycle lifecycle = provider.GetRequiredService<ICustomerLifecycle>();
        Assert.Equal("Asia/Kathmandu", lifecycle.Shop.Zone.Id);
        Assert.Equal("NPR", lifecycle.Shop.Currency);
        Assert.True(lifecycle.Shop.Orders.MergeSameDay);
        Assert.Equal(DeclinePolicy.Default with { HalfLifeDays = 45, Rhythm = new ShopRhythm(30, 4) }, lifecycle.Shop.Decline);
        Assert.Equal("growth", lifecycle["lifecycle-marketing"].StageOf(new CustomerFacts { Orders = 1, DaysSinceLastOrder = 120 }).Key);
    }

    [Fact]
    public async Task Host_StartsOnlyWithLawfulOptions()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddCustomerLifecycle(o =>
        {
            o.TimeZone = "Berlin";
            o.Currency = "Euro";
            o.LifecycleMarketing.GrowthActiveDays = -1;
            o.Decline.CheaperPercent = 100;
            o.FivePhaseJourney.PurchaseFirstOrderDays = 400;
        });
        using IHost host = builder.Build();
        OptionsValidationException refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal(
            [
                "Property TimeZone: 'Berlin' is not a time zone; use an id such as 'Europe/Berlin' or 'UTC'.",
                "Property Currency: 'Euro' is not a currency; use an ISO 4217 code such as 'EUR'.",
                "Property Decline: CheaperPercent must be a number from 1 to 99. (Parameter 'value')\nActual value was 100.",
                "Property FivePhaseJourney: PurchaseFirstOrderDays is 400; it must be less than RetentionInactiveDays, which is 365.",
                "Property LifecycleMarketing: GrowthActiveDays is -1; it must be at least 0.",
            ],
            refused.Failures.Select(f => f.ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Configuration_WithAKeyThatIsNoOption_IsRefused()
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["LifecycleMarketing:GrowthActivDays"] = "120",
            })
            .Build();
        using ServiceProvider provider = Provider(s => s.AddCustomerLifecycle(configuration));
        InvalidOperationException refused =
            Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<ICustomerLifecycle>());
        Assert.Contains("GrowthActivDays", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stages_OfNoModel_AreRefusedWithThoseThereAre()
    {
        using ServiceProvider provider = Provider(s => s.AddCustomerLifecycle());
        ICustomerLifecycle lifecycle = provider.GetRequiredService<ICustomerLifecycle>();
        InvalidOperationException refused =
            Assert.Throws<InvalidOperationException>(() => lifecycle.Classify<DayOfWeek>(lifecycle.HistoryOf([])));
        Assert.Contains("DayOfWeek", refused.Message, StringComparison.Ordinal);
        Assert.Contains("lifecycle-marketing", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OwnModel_StandsBesideTheShippedOnes()
    {
        StageRules<CustomerFacts, string> own = StageRules
            .For(StageModel.Of("traffic-light", TransitionPolicy.Free, "red", "green"))
            .When("green", f => f.DaysSinceLastOrder <= 30)
            .Otherwise("red");
        using ServiceProvider provider = Provider(s => s.AddCustomerLifecycle().AddModel(own));
        ICustomerLifecycle lifecycle = provider.GetRequiredService<ICustomerLifecycle>();
        Assert.Equal([.. ShippedKeys, "traffic-light"], lifecycle.Classifiers.Select(c => c.Model.Key));
        Assert.Same(own, lifecycle["traffic-light"]);
        KeyNotFoundException missing = Assert.Throws<KeyNotFoundException>(() => lifecycle["traffic-lights"]);
        Assert.Contains("buyer-lifecycle, traffic-light", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ShippedClassifier_CanBeReplaced_BeforeAndAfter()
    {
        using ServiceProvider after = Provider(s => s.AddCustomerLifecycle().AddModel(new Coin()));
        Assert.IsType<Coin>(after.GetRequiredService<ICustomerLifecycle>()["lifecycle-marketing"]);
        using ServiceProvider before = Provider(s => s
            .AddSingleton<IStageClassifier<CustomerFacts, LifecycleMarketingStage>>(new Coin())
            .AddCustomerLifecycle());
        ICustomerLifecycle lifecycle = before.GetRequiredService<ICustomerLifecycle>();
        Assert.Equal(5, lifecycle.Classifiers.Count);
        Assert.Equal(LifecycleMarketingStage.Growth, lifecycle.Classify<LifecycleMarketingStage>(lifecycle.HistoryOf([])).Stage);
    }

    [Fact]
    public void OwnMetric_IsAddedOnceAndReplacesByKey()
    {
        IMetric better = Metric.Sum(new MetricDefinition("revenue", LocalizedText.Of("Better revenue"), FactUnit.Amount), _ => 7);
        using ServiceProvider provider =
            Provider(s => s.AddCustomerLifecycle().AddMetric<Returns>().AddMetric<Returns>().AddMetric(better));
        IReadOnlyList<IMetric> metrics = provider.GetRequiredService<ICustomerLifecycle>().Metrics;
        Assert.Single(metrics, m => m is Returns);
        Assert.Same(better, metrics.Single(m => m.Definition.Key == "revenue"));
        Assert.Equal(MetricCatalog.All.Count + 1, metrics.Count);
        ICustomerLifecycle lifecycle = provider.GetRequiredService<ICustomerLifecycle>();
        CustomerHistory history = lifecycle.HistoryOf([CustomerEvent.Order(Now, 10), CustomerEvent.Return(Now, 4)]);
        IReadOnlyList<MetricResult> results = lifecycle.Measure(
            [history], new MetricScope(lifecycle.Shop, new MetricPeriod(new LocalDate(2025, 1, 1), new LocalDate(2026, 1, 1))));
        Assert.Equal(
            [7, 1, 1],
            new[] { "revenue", "returns", "orders" }.Select(key => results.Single(r => r.Definition.Key == key).Value.Value!.Value));
    }

    [Fact]
    public void Measure_TakesSpendGroupsAndSettings()
    {
        IMetric own = Metric.Sum(
            new MetricDefinition("own", LocalizedText.Of("Own"), FactUnit.Count) { Roles = StageRole.Lost }, c => c.OrderCount);
        using ServiceProvider provider = Provider(s => s.AddCustomerLifecycle(o => o.Currency = "EUR").AddMetric(own));
        ICustomerLifecycle lifecycle = provider.GetRequiredService<ICustomerLifecycle>();
        CustomerHistory history = lifecycle.HistoryOf(
        [
            CustomerEvent.Visit(Now - Duration.FromDays(9)) with { Channel = "search" },
            CustomerEvent.Order(Now - Duration.FromDays(1), 10) with { Channel = "web" },
        ]);
        MetricScope scope = new(lifecycle.Shop, new MetricPeriod(new LocalDate(2025, 1, 1), new LocalDate(2026, 1, 1)))
        {
            Spend = [new MarketingSpend(new LocalDate(2025, 2, 1), "search", 30)],
            Attribution = Attribution.LastTouch,
        };
        Assert.Equal(
            ["cost-per-acquisition [search]: 30", "own [search]: 1"],
            lifecycle.Measure([history], scope, MetricGrouping.ByChannel)
                .Where(r => r.Definition.Key is "cost-per-acquisition" or "own")
                .Select(r => r.ToString()));
        Assert.Equal(30, lifecycle.Measure([history], scope).Single(r => r.Definition.Key == "cost-per-order").Value.Value);
        StageModel model = LifecycleMarketing.Model;
        Assert.Contains(own, lifecycle.MetricsOf(model, LifecycleMarketing.Model[LifecycleMarketingStage.WinBack]));
        Assert.DoesNotContain(own, lifecycle.MetricsOf(model, model.Stages[0]));
    }

    [Fact]
    public void Logging_SaysWhatIsReady()
    {
        Recorder recorder = new();
        using ServiceProvider provider = Provider(s => s
            .AddLogging(l => l.AddProvider(recorder).SetMinimumLevel(LogLevel.Debug))
            .AddCustomerLifecycle());
        _ = provider.GetRequiredService<ICustomerLifecycle>();
        Assert.Contains(
            recorder.Messages, m => m.StartsWith("5 lifecycle models ready; zone UTC; orders: completed", StringComparison.Ordinal));
        Assert.Contains($"Lifecycle model lifecycle-marketing with rules {LifecycleMarketingRules.Default.Fingerprint}", recorder.Messages);
    }

    private static ServiceProvider Provider(Action<IServiceCollection> add)
    {
        ServiceCollection services = [];
        services.AddSingleton<IClock>(new FixedClock());
        add(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed class FixedClock : IClock
    {
        public Instant GetCurrentInstant() => Now;
    }

    private sealed class Coin : IStageClassifier<CustomerFacts, LifecycleMarketingStage>
    {
        public StageModel<LifecycleMarketingStage> Model => LifecycleMarketing.Model;

        StageModel IStageClassifier<CustomerFacts>.Model => Model;

        public string Fingerprint => "coin";

        public StageClassification<LifecycleMarketingStage> Classify(in CustomerFacts facts) => new(LifecycleMarketingStage.Growth);

        public void Classify(ReadOnlySpan<CustomerFacts> facts, Span<StageClassification<LifecycleMarketingStage>> results) =>
            results[..facts.Length].Fill(new(LifecycleMarketingStage.Growth));

        public StageInfo StageOf(in CustomerFacts facts) => Model[LifecycleMarketingStage.Growth];

        public StageExplanation<CustomerFacts> Explain(in CustomerFacts facts) => new(Model, StageOf(facts), LocalizedText.Of("heads"));
    }

    private sealed class Returns : IMetric
    {
        private readonly IMetric _metric =
            Metric.Sum(
                new MetricDefinition("returns", LocalizedText.Of("Returns"), FactUnit.Count), c => c.Count(CustomerEventKind.Return));

        public MetricDefinition Definition => _metric.Definition;

        public IMetricTally Begin(MetricScope scope) => _metric.Begin(scope);
    }

    private sealed class Recorder : ILoggerProvider, ILogger
    {
        public List<string> Messages { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Add(formatter(state, exception));
    }
}
