using System.Globalization;
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
                ["Shop:WeekStart"] = "Sunday",
                ["Shop:Orders:MergeSameDay"] = "true",
                ["Shop:LifecycleMarketing:GrowthActiveDays"] = "120",
                ["Shop:Decline:MinimumOrders"] = "6",
                ["Shop:Decline:RhythmDays"] = "30",
            })
            .Build();
        using ServiceProvider provider = Provider(s => s.AddCustomerLifecycle(configuration.GetSection("Shop")));
        ICustomerLifecycle lifecycle = provider.GetRequiredService<ICustomerLifecycle>();
        Assert.Equal("Asia/Kathmandu", lifecycle.Shop.Zone.Id);
        Assert.Equal("NPR", lifecycle.Shop.Currency);
        Assert.Equal(IsoDayOfWeek.Sunday, lifecycle.Shop.WeekStart);
        Assert.True(lifecycle.Shop.Orders.MergeSameDay);
        Assert.Equal(DeclinePolicy.Default with { MinimumOrders = 6, Rhythm = new ShopRhythm(30) }, lifecycle.Shop.Decline);
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
            o.WeekStart = IsoDayOfWeek.None;
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
                "Property WeekStart: 'None' is no day of the week; use one such as 'Monday' or 'Sunday'.",
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
    public void AFunctionOrAClassifierOfTheContainer_IsAModel()
    {
        StageModel<string> club = StageModel.Of("club", TransitionPolicy.Free, "guest", "member");
        using ServiceProvider provider = Provider(s =>
        {
            s.AddSingleton(TimeProvider.System);
            s.AddCustomerLifecycle()
                .AddModel(club, facts => facts.Orders > 1 ? "member" : facts.Views > 5 ? "lurker" : "guest", version: "2024-05")
                .AddModel<LifecycleMarketingStage, MadeByTheContainer>();
        });
        ICustomerLifecycle lifecycle = provider.GetRequiredService<ICustomerLifecycle>();
        IStageClassifier<CustomerFacts> function = lifecycle["club"];
        Assert.Equal("member", function.StageOf(new CustomerFacts { Orders = 2 }).Key);
        Assert.Equal("club-2024-05", function.Fingerprint);
        Assert.Equal("the classifier gives no reason", function.Explain(new CustomerFacts()).SayReason(CultureInfo.InvariantCulture));
        Assert.Equal(
            "The classifier of the model 'club' answers 'lurker', which is none of its stages: guest, member.",
            Assert.Throws<InvalidOperationException>(() => function.StageOf(new CustomerFacts { Views = 6 })).Message);
        Assert.Equal(LifecycleMarketingStage.WinBack, lifecycle.Classify<LifecycleMarketingStage>(lifecycle.HistoryOf([])).Stage);
        Assert.Equal(6, lifecycle.Classifiers.Count);
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

    [Fact]
    public void APolicy_AppliesToEveryAnswer()
    {
        TimelinePolicy<LifecycleMarketingStage> policy = TimelinePolicy.For(LifecycleMarketing.Model)
            .WithHold(LifecycleMarketingStage.Growth, f => f.DaysSinceLastOrder <= 120);
        StageRules<CustomerFacts, string> club = ShippedRules.Find("buyer-lifecycle")!.WithKeys();
        using ServiceProvider provider = Provider(s => s.AddCustomerLifecycle()
            .AddModel(club)
            .UsePolicy(TimelinePolicy.For(LifecycleMarketing.Model))
            .UsePolicy(policy)
            .UsePolicy(TimelinePolicy.For(club.Model).WithMinimumStay(365)));
        ICustomerLifecycle lifecycle = provider.GetRequiredService<ICustomerLifecycle>();
        CustomerHistory history = lifecycle.HistoryOf([
            CustomerEvent.Order(Now - Duration.FromDays(100), 10), CustomerEvent.Order(Now + Duration.FromMinutes(1), 10)]);
        StageClassification<LifecycleMarketingStage> classified = lifecycle.Classify<LifecycleMarketingStage>(history);
        Assert.Equal((LifecycleMarketingStage.Growth, -1), (classified.Stage, classified.RuleOrdinal));
        Assert.Same(policy, lifecycle.PolicyOf<LifecycleMarketingStage>());
        Assert.Null(lifecycle.PolicyOf<SixStepFunnelStage>());
        StageExplanation<CustomerFacts> why = lifecycle.Explain(history)[3];
        Assert.Equal(("growth", "win-back"), (why.Stage.Key, why.Proposed.Key));
        Assert.Equal(
            "The customer is in “Growth” because: what holds the customer in the stage still holds (by the rules “Win-back”: "
                + "the next order has been overdue for 9 days: 100 days since the last order, at most 90 in 19 of 20 cases).",
            why.ToString());
        StageExplanation<CustomerFacts> buyer = lifecycle.Explain(history)[4];
        Assert.Equal(("first-time-buyer", "defecting-buyer"), (buyer.Stage.Key, buyer.Proposed.Key));
        CustomerHistory known = lifecycle.HistoryOf(history.Events.Take(1));
        Advice advice = lifecycle.Advise<LifecycleMarketingStage>(lifecycle.LearnAdvisor([known]), known);
        Assert.Equal((OfferVerdict.NotDue, (LocalDate?)new LocalDate(2025, 7, 21)), (advice.WinBack.Verdict, advice.WinBack.On));
        Assert.Equal((why.ToString(), advice.WinBack.On), (advice.Explanation.ToString(), advice.Until));
    }

    /// <summary>The container, its tracker and a replay name the same stage for whoever it is, under whatever policy.</summary>
    [Fact]
    public async Task APolicy_MakesContainerTrackerAndTimelineAgree()
    {
        int kept = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            Random random = new(seed);
            int hold = random.Next(250);
            TimelinePolicy<LifecycleMarketingStage> policy = TimelinePolicy.For(LifecycleMarketing.Model)
                .WithMoves((TransitionPolicy)random.Next(4))
                .WithMinimumStay(random.Next(120))
                .WithHold(LifecycleMarketingStage.Growth, f => f.DaysSinceLastOrder <= hold, (HoldAgainst)random.Next(2));
            await using ServiceProvider provider = Provider(
                s => s.AddCustomerLifecycle().UsePolicy(policy).AddTracking<LifecycleMarketingStage>());
            ICustomerLifecycle lifecycle = provider.GetRequiredService<ICustomerLifecycle>();
            CustomerHistory history = lifecycle.HistoryOf(Enumerable.Range(0, 1 + random.Next(8)).Select(_ =>
            {
                Instant at = Now - Duration.FromHours(random.Next(24 * 500));
                return random.Next(3) switch
                {
                    0 => CustomerEvent.Visit(at),
                    1 => CustomerEvent.ContractStarted(at, DayOf(at).PlusDays(random.Next(200)), 10),
                    _ => CustomerEvent.Order(at, 10),
                };
            }));
            LifecycleMarketingStage stage = lifecycle.Classify<LifecycleMarketingStage>(history).Stage;
            LocalDate today = DayOf(Now);
            Assert.Equal(
                StageTimeline.Replay(history, LifecycleMarketingRules.Default, today, policy).Current!.Value.Stage, stage);
            Assert.Equal(LifecycleMarketing.Model[stage], lifecycle.Explain(history)[3].Stage);
            Assert.Equal(
                LifecycleMarketing.Model[stage],
                lifecycle.Advise<LifecycleMarketingStage>(lifecycle.LearnAdvisor([history]), history).Explanation.Stage);
            IStageTracking<LifecycleMarketingStage> tracking = provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();
            await tracking.RecordAsync("ada", history.Events);
            await tracking.AdvanceAsync(Now);
            Assert.Equal(stage, (await tracking.FindAsync("ada"))!.Stage!.Value);
            kept += stage == LifecycleMarketingRules.Default.Classify(lifecycle.FactsOf(history)).Stage ? 0 : 1;
        }

        Assert.InRange(kept, 5, 55); // Or else nothing was tried.

        static LocalDate DayOf(Instant at) => at.InUtc().Date;
    }

    [Fact]
    public void APolicyOfAnotherModel_IsRefused()
    {
        StageModel<LifecycleMarketingStage> other = StageModel.Of<LifecycleMarketingStage>("other");
        using ServiceProvider provider = Provider(s => s.AddCustomerLifecycle().UsePolicy(TimelinePolicy.For(other)));
        ICustomerLifecycle lifecycle = provider.GetRequiredService<ICustomerLifecycle>();
        Assert.Throws<ArgumentException>(() => lifecycle.Classify<LifecycleMarketingStage>(lifecycle.HistoryOf([])));
    }

    private static ServiceProvider Provider(Action<IServiceCollection> add)
    {
        ServiceCollection services = [];
        services.AddSingleton<IClock>(new FixedClock());
        add(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed class MadeByTheContainer(TimeProvider time) : IStageClassifier<CustomerFacts, LifecycleMarketingStage>
    {
        public StageModel<LifecycleMarketingStage> Model => LifecycleMarketing.Model;

        public string Fingerprint => time.GetType().Name;

        public StageClassification<LifecycleMarketingStage> Classify(in CustomerFacts facts) => new(Model[LifecycleMarketingStage.WinBack]);
    }

    private sealed class FixedClock : IClock
    {
        public Instant GetCurrentInstant() => Now;
    }

    private sealed class Coin : IStageClassifier<CustomerFacts, LifecycleMarketingStage>
    {
        public StageModel<LifecycleMarketingStage> Model => LifecycleMarketing.Model;

        public string Fingerprint => "coin";

        public StageClassification<LifecycleMarketingStage> Classify(in CustomerFacts facts) => new(Model[LifecycleMarketingStage.Growth]);
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
