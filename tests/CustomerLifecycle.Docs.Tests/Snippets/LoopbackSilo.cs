using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Snippets;

/// <summary>Gives a silo on localhost ports that nobody else uses, whatever its own clustering said.</summary>
internal static class LoopbackSilo
{
    public static void UseFreePorts(this IServiceCollection services)
    {
        using TcpListener first = new(IPAddress.Loopback, 0);
        using TcpListener second = new(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        int silo = ((IPEndPoint)first.LocalEndpoint).Port;
        int gateway = ((IPEndPoint)second.LocalEndpoint).Port;
        services.PostConfigure<EndpointOptions>(o => (o.SiloPort, o.GatewayPort) = (silo, gateway));
        services.PostConfigure<DevelopmentClusterMembershipOptions>(
            o => o.PrimarySiloEndpoint = new IPEndPoint(IPAddress.Loopback, silo));
    }
}
