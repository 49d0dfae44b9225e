using Microsoft.Data.Sqlite;

namespace CustomerLifecycle.EntityFrameworkCore.Tests;

/// <summary>SQLite in a file.</summary>
public sealed class SqliteDatabase : Database
{
    private readonly TemporaryFolder _folder = new();

    private string Connection => $"Data Source={_folder.PathOf("shop.db")}";

    public override void Use(DbContextOptionsBuilder options) => options.UseSqlite(Connection);

    protected override void Dispose(bool isDisposing)
    {
        using (SqliteConnection connection = new(Connection))
        {
            SqliteConnection.ClearPool(connection);
        }

        _folder.Dispose();
    }
}
