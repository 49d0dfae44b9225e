using CustomerLifecycle.Sql;
using Microsoft.EntityFrameworkCore;

namespace CustomerLifecycle;

/// <summary>How the database of a context writes, and how its provider keeps decimals.</summary>
/// <param name="Dialect">The dialect of statements inside others.</param>
/// <param name="MinorUnits">How many decimals amounts are turned into whole numbers with; 0: they are read as they are.</param>
internal sealed record ProviderDialect(SqlDialect Dialect, int MinorUnits)
{
    // Its provider keeps decimals as texts, and SQLite has no other exact numbers than whole ones.
    private const int SqliteMinorUnits = 6;

    public static ProviderDialect Of(DbContext context, SqlDialect? dialect)
    {
        string? provider = context.Database.ProviderName;
        SqlDialect known = dialect ?? provider switch
        {
            "Microsoft.EntityFrameworkCore.Sqlite" => SqlDialect.Sqlite,
            "Microsoft.EntityFrameworkCore.SqlServer" => SqlDialect.SqlServer,
            "Npgsql.EntityFrameworkCore.PostgreSQL" => SqlDialect.PostgreSql,
            _ => throw new NotSupportedException(
                $"Which SQL the provider '{provider}' speaks is not known; name it: ToFacts(…, dialect: SqlDialect.PostgreSql)."),
        };
        return new(known.ForSubqueries, ReferenceEquals(known, SqlDialect.Sqlite) ? SqliteMinorUnits : 0);
    }
}
