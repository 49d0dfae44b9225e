using CustomerLifecycle;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Snippets;

public sealed class TenantSnippets : PrintingTest
{
    [Fact]
    public async Task Tenants()
    {
        Instant paidAt = Instant.FromUtc(2024, 2, 1, 18, 30);
        ServiceCollection services = [];
        services.AddSingleton<IClock>(new StoppedClock(paidAt));
        List<string> told = [];
        string json = """
            {
              "key": "club",
              "stages": [{ "key": "guest" }, { "key": "member" }],
              "rules": [{ "stage": "member", "when": { "fact": "orders", "operator": "atLeast", "value": 1 } }],
              "otherwise": "guest"
            }
            """;

        services.AddCustomerLifecycle(o => o.TimeZone = "Europe/Berlin")
            .AddTenantTracking()
            .AddHandler("letters", (change, cancellationToken) =>
            {
                TenantCustomer who = TenantCustomer.Parse(change.Customer);
                told.Add($"{who.Tenant} hears: {change}");
                return Task.CompletedTask;
            })
            .AdvanceInBackground();

        using ServiceProvider provider = services.BuildServiceProvider();

        TenantModels tenants = provider.GetRequiredService<TenantModels>();
        tenants.Set("acme", StageModelJson.Parse(json));
        tenants.Set("zeta", new TenantModel(LifecycleMarketingRules.Create(new() { GrowthActiveDays = 30 }).WithKeys())
        {
            Shop = new Shop { Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"], Currency = "JPY" },
        });

        IStageTracking<string> tracking = provider.GetRequiredKeyedService<IStageTracking<string>>(TenantModels.TrackingKey);
        foreach (TenantModel model in tenants.ModelsOf("acme"))
        {
            TenantCustomer ada = new("acme", model.Classifier.Model.Key, "ada");
            await tracking.RecordAsync(ada.ToString(), [CustomerEvent.Order(paidAt, 49.90m) with { Id = "A-17" }]);
        }

        string stricter = json.Replace("\"value\": 1", "\"value\": 2", StringComparison.Ordinal);
        tenants.Set("acme", new TenantModel(StageModelJson.Parse(stricter)) { TellRuleChanges = true });
        await tracking.RecordAsync("acme/club/ada", []);

        told.ForEach(Console.WriteLine);
        AssertPrintedAsIn("docs", "tenants.md");
    }

    [Fact]
    public void Store()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("customer-lifecycle-");
        string connection = $"Data Source={Path.Combine(folder.FullName, "stages.db")};Pooling=False";
        ServiceCollection services = [];

        services.AddCustomerLifecycle()
            .AddTenantTracking()
            .UseStore(sp =>
            {
                TenantModels tenants = sp.GetRequiredService<TenantModels>();
                return new SqliteStageStore<string>(connection, customer => tenants.ModelOf(customer).Classifier.Model);
            });

        using (ServiceProvider provider = services.BuildServiceProvider())
        {
            Assert.NotNull(provider.GetRequiredKeyedService<IStageTracking<string>>(TenantModels.TrackingKey));
        }

        folder.Delete(recursive: true);
    }
}
