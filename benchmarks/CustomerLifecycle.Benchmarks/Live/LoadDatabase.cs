using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CustomerLifecycle.Benchmarks.Live;

/// <summary>A database of its own on a server of PostgreSQL, gone in the end.</summary>
internal sealed class LoadDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name;

    private LoadDatabase(string server, string name) => (_server, _name) = (server, name);

    private string Connection => new NpgsqlConnectionStringBuilder(_server) { Database = _name }.ConnectionString;

    public static async Task<LoadDatabase> CreateAsync(string server, int number)
    {
        LoadDatabase database = new(
            server, string.Create(CultureInfo.InvariantCulture, $"customer_lifecycle_load_{Environment.ProcessId}_{number}"));
        await database.RunAsync($"CREATE DATABASE {database._name}").ConfigureAwait(false);
        DbContextOptionsBuilder<LoadContext> options = new();
        database.Use(options);
        LoadContext context = new(options.Options);
        await using (context.ConfigureAwait(false))
        {
            await context.Database.EnsureCreatedAsync().ConfigureAwait(false);
        }

        return database;
    }

    public void Use(DbContextOptionsBuilder options) => options.UseNpgsql(Connection);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync($"DROP DATABASE {_name} WITH (FORCE)").ConfigureAwait(false);
    }

    private async Task RunAsync(string sql)
    {
        NpgsqlDataSource source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_server) { Pooling = false });
        await using (source.ConfigureAwait(false))
        {
            NpgsqlCommand command = source.CreateCommand(sql);
            await using (command.ConfigureAwait(false))
            {
                await command.ExecuteNonQueryAsync().ConfigureAwait(false);
            }
        }
    }
}
