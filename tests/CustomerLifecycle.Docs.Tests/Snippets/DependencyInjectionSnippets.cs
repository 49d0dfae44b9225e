using System.Globalization;
using System.Text.Json;
using CustomerLifecycle;
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
