using CustomerLifecycle.Sql;
using Npgsql;

namespace CustomerLifecycle.Tests.Sql;

/// <summary>PostgreSQL; the table is a temporary one of the connection.</summary>
public sealed class PostgreSqlEngine(string server) : DbEngine(new NpgsqlConnection(server))
{
    public override SqlDialect Dialect => SqlDialect.PostgreSql;

    protected override string Table => "pg_temp.events";

    protected override (string Text, string Whole, string Number, string Time, string Date) Types =>
        ("VARCHAR", "BIGINT", "DOUBLE PRECISION", "TIMESTAMP", "DATE");
}
