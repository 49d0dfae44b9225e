using System.Globalization;
using CustomerLifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Snippets;

public sealed class ClusterSnippets : PrintingTest
{
    private static readonly Instant Day = Instant.FromUtc(2025, 6, 30, 10, 0);

    [Fact]
    public async Task Readme()
    {
        CustomerHistory history = new(
            Shop.Default,
            CustomerEvent.SignUp(Instant.FromUtc(2025, 1, 10, 9, 0)),
            CustomerEvent.Order(Instant.FromUtc(2025, 2, 1, 18, 30), 49.90m) with { Id = "A-17", Channel = "web" });
        HostApplicationBuilder builder = NewBuilder();

        builder.UseOrleans(silo => silo.UseLocalhostClustering()
            .AddCustomerLifecycle(o => o.TimeZone = "Europe/Berlin").AddTracking<LifecycleMarketingStage>());

        using IHost host = await StartAsync(builder);
        IClusterClient cluster = host.Services.GetRequiredService<IClusterClient>();
        await cluster.RecordAsync("ada", history.Events); // cluster is the IClusterClient of the container
        Console.WriteLine((await cluster.StagesOfAsync("ada"))[0]);

        AssertPrintedAsIn("README.md");
        await host.StopAsync();
    }

    [Fact]
    public async Task Page()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("customer-lifecycle-");
        string connection = $"Data Source={Path.Combine(folder.FullName, "shop.db")};Pooling=False";
        HostApplicationBuilder builder = NewBuilder();
        builder.Services.AddSingleton<IMailer, Postbox>();

        builder.UseOrleans(silo => silo.UseLocalhostClustering().AddCustomerLifecycle().AddTracking<LifecycleMarketingStage>());

        builder.Services.AddDbContext<ShopContext>(o => o.UseSqlite(connection));
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering()
            .AddCustomerLifecycle(o => o.TimeZone = "Europe/Berlin")
            .AddTracking<LifecycleMarketingStage>()
            .UseEntityFramework<LifecycleMarketingStage, ShopContext>()
            .AddHandler<WriteToLapsedCustomers>());

        using IHost host = builder.Build();
        using (IServiceScope scope = host.Services.CreateScope())
        {
            await scope.ServiceProvider.GetRequiredService<ShopContext>().Database.EnsureCreatedAsync();
        }

        await host.StartAsync();
        IClusterClient cluster = host.Services.GetRequiredService<IClusterClient>();
        CultureInfo german = CultureInfo.GetCultureInfo("de");

        await cluster.RecordAsync("ada", [CustomerEvent.Order(Instant.FromUtc(2025, 2, 1, 18, 30), 49.90m) with { Id = "A-17" }]);
        await cluster.RecordAsync("guest-9", [CustomerEvent.Order(Instant.FromUtc(2025, 6, 20, 18, 30), 20m) with { Id = "A-31" }]);
        await cluster.MergeAsync("guest-9", into: "ada");
        Console.WriteLine((await cluster.StagesOfAsync("guest-9", german))[0]);
        StageTracker<LifecycleMarketingStage> ada = (await cluster.FindAsync<LifecycleMarketingStage>("ada"))!;
        Console.WriteLine($"{ada.Customer}: {string.Join(", ", ada.Ids)}; due on {ada.DueOn:uuuu-MM-dd}");
        await cluster.EraseAsync("ada");

        AssertPrintedAsIn("docs", "cluster.md");
        Assert.Empty(await cluster.StagesOfAsync("ada"));
        await host.StopAsync();
        folder.Delete(recursive: true);
    }

    private static HostApplicationBuilder NewBuilder()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IClock>(new StoppedClock(Day));
        builder.Services.UseFreePorts();
        return builder;
    }

    private static async Task<IHost> StartAsync(HostApplicationBuilder builder)
    {
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private sealed class Postbox : IMailer
    {
        public Task SendAsync(string customer, string subject, Guid idempotencyKey, CancellationToken cancellationToken) =>
            Task.CompletedTask;
    }
}
