namespace CustomerLifecycle.Sql;

/// <summary>DuckDB: close to PostgreSQL, but for division and days.</summary>
internal sealed class DuckDbDialect : SqlDialect
{
    public override string Key => "duckdb";

    // What eliminates such a window in 1.5 fails on some with an internal error.
    internal override bool CutsPlaces => false;

    public override string ToDouble(string expression) => $"CAST({expression} AS DOUBLE)";

    public override string Quotient(string expression, string divisor) => $"({expression}) // {divisor}";

    public override string Microseconds(string expression) => $"epoch_us({expression})";

    public override string DayOfDate(string expression) => $"date_diff('day', DATE '1970-01-01', CAST({expression} AS DATE))";

    public override string Parameter(string name) => DayOfDate($"${name}");

    public override string PlusMonths(string day, int months) => DayOfDate($"({DateOfDay(day)} + {months} * INTERVAL 1 MONTH)");
}
