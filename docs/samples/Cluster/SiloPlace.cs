using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cluster;

/// <summary>Where a silo listens, who the first one is, and the folder that all of them share.</summary>
internal sealed record SiloPlace(int Port, int GatewayPort, int FirstPort, string Folder)
{
    /// <summary>Three places on ports that are free now.</summary>
    public static SiloPlace[] Three(string folder)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, 6).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        Array.ForEach(listeners, l => l.Start());
        int[] ports = [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        Array.ForEach(listeners, l => l.Dispose());
        return [.. Enumerable.Range(0, 3).Select(i => new SiloPlace(ports[i], ports[i + 3], ports[0], folder))];
    }

    public static SiloPlace Parse(string text)
    {
        string[] parts = text.Split(',', 4);
        return new SiloPlace(Number(parts[0]), Number(parts[1]), Number(parts[2]), parts[3]);

        static int Number(string part) => int.Parse(part, CultureInfo.InvariantCulture);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Port},{GatewayPort},{FirstPort},{Folder}");
}
