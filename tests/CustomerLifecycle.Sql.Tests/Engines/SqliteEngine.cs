using CustomerLifecycle.Sql;
using Microsoft.Data.Sqlite;

namespace CustomerLifecycle.Tests.Sql;

public sealed class SqliteEngine() : DbEngine(new SqliteConnection("Data Source=:memory:"))
{
    public override SqlDialect Dialect => SqlDialect.Sqlite;

    protected override (string Text, string Whole, string Number, string Time, string Date) Types =>
        ("TEXT", "INTEGER", "REAL", "TEXT", "TEXT");
}
