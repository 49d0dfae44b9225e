using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CustomerLifecycle.Benchmarks.Live;

/// <summary>Some silos on loopback, in this process, and a client outside them; without silos, tracking in the process.</summary>
internal sealed class LoadedSilos(IClock clock) : IAsyncDisposable
{
    private readonly List<IHost> _hosts = [];
    private int _told;

    public int Told => _told;

    public async Task StartAsync(int silos, LoadDatabase? database)
    {
        int[] ports = FreePorts(2 * silos);
        for (int i = 0; i < silos; i++)
        {
            HostApplicationBuilder builder = NewBuilder();
            (int port, int gateway) = (ports[i], ports[silos + i]);
            builder.UseOrleans(silo =>
            {
                silo.UseLocalhostClustering(port, gateway, new IPEndPoint(IPAddress.Loopback, ports[0]));
                Track(silo.AddCustomerLifecycle(), database);
            });
            await StartAsync(builder).ConfigureAwait(false);
        }

        HostApplicationBuilder outside = NewBuilder();
        if (silos == 0)
        {
            Track(outside.Services.AddCustomerLifecycle(), database);
        }
        else
        {
            outside.UseOrleansClient(client => client.UseLocalhostClustering(ports[silos..]));
        }

        await StartAsync(outside).ConfigureAwait(false);
        if (silos > 0)
        {
            IManagementGrain management = _hosts[^1].Services.GetRequiredService<IClusterClient>().GetGrain<IManagementGrain>(0);
            while ((await management.GetHosts(onlyActive: true).ConfigureAwait(false)).Count < silos)
            {
                await Task.Delay(100).ConfigureAwait(false);
            }
        }
    }

    public Task RecordAsync(string customer, CustomerEvent item) =>
        _hosts[^1].Services.GetService<IClusterClient>() is { } cluster
            ? cluster.RecordAsync(customer, [item])
            : _hosts[^1].Services.GetRequiredService<IStageTracking<LifecycleMarketingStage>>().RecordAsync(customer, [item]);

    public async ValueTask DisposeAsync()
    {
        foreach (IHost host in Enumerable.Reverse(_hosts))
        {
            await host.StopAsync().ConfigureAwait(false);
            host.Dispose();
        }
    }

    private static int[] FreePorts(int number)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, number).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        Array.ForEach(listeners, l => l.Start());
        int[] ports = [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        Array.ForEach(listeners, l => l.Dispose());
        return ports;
    }

    private HostApplicationBuilder NewBuilder()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock);
        return builder;
    }

    private void Track(CustomerLifecycleBuilder builder, LoadDatabase? database)
    {
        StageTrackingBuilder<LifecycleMarketingStage> tracking =
            builder.AddTracking<LifecycleMarketingStage>().AddHandler("at once", (_, _) =>
            {
                Interlocked.Increment(ref _told);
                return Task.CompletedTask;
            });
        if (database is not null)
        {
            builder.Services.AddDbContextPool<LoadContext>(database.Use);
            tracking.UseEntityFramework<LifecycleMarketingStage, LoadContext>();
        }
    }

    private async Task StartAsync(HostApplicationBuilder builder)
    {
        IHost host = builder.Build();
        _hosts.Add(host);
        await host.StartAsync().ConfigureAwait(false);
    }
}
