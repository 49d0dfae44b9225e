using CustomerLifecycle.Sql;
using DuckDB.NET.Data;

namespace CustomerLifecycle.Tests.Sql;

public sealed class DuckDbEngine() : DbEngine(new DuckDBConnection("DataSource=:memory:"))
{
    public override SqlDialect Dialect => SqlDialect.DuckDb;

    protected override (string Text, string Whole, string Number, string Time, string Date) Types =>
        ("VARCHAR", "BIGINT", "DOUBLE", "TIMESTAMP", "DATE");
}
