namespace CustomerLifecycle.EntityFrameworkCore.Tests;

/// <summary>An empty database of its own, gone with the test.</summary>
public abstract class Database : IDisposable
{
    /// <summary>Gets the engines that are there: PostgreSQL only where its server is (<see cref="ServerTests"/>).</summary>
    public static TheoryData<string> Engines => PostgreSqlDatabase.Server is null ? ["sqlite"] : ["sqlite", "postgresql"];

    public static Database New(string engine) => engine == "sqlite" ? new SqliteDatabase() : new PostgreSqlDatabase();

    /// <summary>Directs a context to the database.</summary>
    public abstract void Use(DbContextOptionsBuilder options);

    /// <summary>Gets a context with the tables made by <c>EnsureCreated</c>.</summary>
    public ShopContext Open(Action<DbContextOptionsBuilder>? configure = null)
    {
        DbContextOptionsBuilder<ShopContext> options = new();
        Use(options);
        configure?.Invoke(options);
        ShopContext context = new(options.Options);
        context.Database.EnsureCreated();
        return context;
    }

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool isDisposing);
}
