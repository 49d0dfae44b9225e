using System.Globalization;
using System.Text.Json;
using CustomerLifecycle;
using CustomerLifecycle.Metrics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Snippets;

public sealed class DependencyInjectionSnippets : PrintingTest
{
    [Fact]
    public void Register()
    {
        ServiceCollection services = [];
        services.AddCustomerLifecycle(o =>
        {
            o.TimeZone = "Europe/Berlin";
            o.Currency = "EUR";
            o.LifecycleMarketing.GrowthActiveDays = 120;
        });
        using ServiceProvider provider = services.BuildServiceProvider();
        CustomerEvent[] eventsOfOneCustomer = [CustomerEvent.Order(Instant.FromUtc(2020, 1, 1, 0, 0), 10)];

        ICustomerLifecycle lifecycle = provider.GetRequiredService<ICustomerLifecycle>();
        CustomerHistory history = lifecycle.HistoryOf(eventsOfOneCustomer);
        LifecycleMarketingStage stage = lifecycle.Classify<LifecycleMarketingStage>(history).Stage;
        foreach (StageExplanation<CustomerFacts> why in lifecycle.Explain(history))
        {
            Console.WriteLine($"{why.Model.Key}: {why}");
        }

        Assert.Equal(LifecycleMarketingStage.WinBack, stage);
    }

    [Fact]
    public void ModelsAndMetrics()
    {
        ServiceCollection services = [];

        services.AddCustomerLifecycle()
            .AddModel(StageModel.Of<ClubStage>("club"), facts => facts.Orders >= 2 ? ClubStage.Member : ClubStage.Guest)
            .AddMetric(Metric.Rate(
                new MetricDefinition("review-in-period", LocalizedText.Of("Customers with a review"), FactUnit.Share),
                customer => customer.Count(CustomerEventKind.Review) > 0,
                undefined: LocalizedText.Of("no customers", "keine Kunden")));

        using ServiceProvider provider = services.BuildServiceProvider();
        ICustomerLifecycle lifecycle = provider.GetRequiredService<ICustomerLifecycle>();
        Instant day = Instant.FromUtc(2024, 1, 5, 9, 0);
        CustomerHistory[] histories =
        [
            lifecycle.HistoryOf([CustomerEvent.Order(day, 10), CustomerEvent.Order(day, 20), CustomerEvent.Review(day, 5)]),
            lifecycle.HistoryOf([CustomerEvent.Order(day, 10)]),
        ];

        MetricScope scope = new(lifecycle.Shop, new MetricPeriod(new LocalDate(2024, 1, 1), new LocalDate(2024, 2, 1)));
        MetricResult reviews = lifecycle.Measure(histories, scope).Single(r => r.Definition.Key == "review-in-period");
        Console.WriteLine(reviews);

        AssertPrintedAsIn("docs", "dependency-injection.md");
        Assert.Equal(ClubStage.Member, lifecycle.Classify<ClubStage>(histories[0]).Stage);
    }

    [Fact]
    public void ResultsAsJson()
    {
        StageRules<CustomerFacts, string> rules = StageRules.For(StageModel.Of("club", TransitionPolicy.Free, "guest", "member"))
            .When("member", f => f.Orders >= 2)
            .Otherwise("guest");
        CustomerFacts facts = new() { Orders = 3 };

        string json = JsonSerializer.Serialize(rules.Explain(facts));
        Console.WriteLine(json);

        AssertPrintedAsIn("docs", "dependency-injection.md");
        Assert.Contains("\"stage\":\"member\"", JsonSerializer.Serialize(rules.Explain(facts), InLanguage()), StringComparison.Ordinal);

        static JsonSerializerOptions InLanguage()
        {
            JsonSerializerOptions options = new();
            options.Converters.Add(new ResultJsonConverter(() => CultureInfo.CurrentUICulture));
            return options;
        }
    }

    [Fact]
    public void PackageReadme()
    {
        ServiceCollection services = [];
        services.AddCustomerLifecycle(o => o.TimeZone = "Europe/Berlin");

        Assert.NotEmpty(services);
    }
}
