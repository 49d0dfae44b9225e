using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CustomerLifecycle.Samples.Tests;

/// <summary>The shop in a folder of its own, on a day of the test's choice.</summary>
internal sealed class RunningShop : WebApplicationFactory<Program>
{
    private readonly TemporaryFolder _folder = new();
    private bool _isDisposed;

    public ManualClock Clock { get; } = new() { Now = Instant.FromUtc(2026, 6, 30, 10, 0) };

    public string[] Mails => Directory.Exists(_folder.PathOf("mails"))
        ? [.. Directory.GetFiles(_folder.PathOf("mails")).Order(StringComparer.Ordinal).Select(File.ReadAllText)]
        : [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Shop:Root", _folder.PathOf(string.Empty));
        builder.ConfigureTestServices(services => services.AddSingleton<IClock>(Clock));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (_isDisposed)
        {
            return; // The base calls it again.
        }

        _isDisposed = true;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
