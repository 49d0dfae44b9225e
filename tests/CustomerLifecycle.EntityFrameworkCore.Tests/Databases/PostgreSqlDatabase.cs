using System.Globalization;
using Npgsql;

namespace CustomerLifecycle.EntityFrameworkCore.Tests;

/// <summary>A database on the server that the variable POSTGRES_TESTS names.</summary>
public sealed class PostgreSqlDatabase : Database
{
    private static int _made;

    private readonly string _name = string.Create(
        CultureInfo.InvariantCulture, $"customer_lifecycle_{Environment.ProcessId}_{Interlocked.Increment(ref _made)}");

    public PostgreSqlDatabase() => Run($"CREATE DATABASE {_name}");

    /// <summary>Gets the address of the server; null where there is none.</summary>
    public static string? Server => Environment.GetEnvironmentVariable("POSTGRES_TESTS");

    private string Connection => new NpgsqlConnectionStringBuilder(Server) { Database = _name }.ConnectionString;

    // With retries, as in production: they refuse transactions that somebody began by hand.
    public override void Use(DbContextOptionsBuilder options) => options.UseNpgsql(Connection, npgsql => npgsql.EnableRetryOnFailure());

    protected override void Dispose(bool isDisposing)
    {
        using (NpgsqlConnection connection = new(Connection))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        Run($"DROP DATABASE {_name} WITH (FORCE)");
    }

    private static void Run(string sql)
    {
        using NpgsqlDataSource source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Server) { Pooling = false });
        using NpgsqlCommand command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}
