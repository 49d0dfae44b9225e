using System.Net;
using CustomerLifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orleans.Configuration;

namespace Cluster;

/// <summary>A silo of the shop: what is tracked, where it is kept, and who is told.</summary>
internal static class ShopSilo
{
    public static IHost Build(SiloPlace place)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IClock>(new SharedClock(place.Folder));
        builder.Services.AddDbContext<ShopContext>(o => o.UseSqlite($"Data Source={Path.Combine(place.Folder, "shop.db")};Pooling=False"));
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(place.Port, place.GatewayPort, new IPEndPoint(IPAddress.Loopback, place.FirstPort));
            silo.AddCustomerLifecycle(o => o.TimeZone = "Europe/Berlin")
                .AddTracking<LifecycleMarketingStage>(o => o.WorkerInterval = TimeSpan.FromSeconds(1))
                .UseEntityFramework<LifecycleMarketingStage, ShopContext>()
                .AddHandler<WritesDownWhatWasTold>();

            // A silo that is gone is noticed within seconds; a shop would leave these as they are.
            silo.Configure<ClusterMembershipOptions>(o => (o.ProbeTimeout, o.NumMissedProbesLimit) = (TimeSpan.FromSeconds(1), 2));
            silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(5));
        });
        return builder.Build();
    }

    public static async Task CreateDatabaseAsync(IServiceProvider services)
    {
        AsyncServiceScope scope = services.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            await scope.ServiceProvider.GetRequiredService<ShopContext>().Database.EnsureCreatedAsync().ConfigureAwait(false);
        }
    }
}
