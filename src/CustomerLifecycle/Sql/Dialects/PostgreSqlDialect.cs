namespace CustomerLifecycle.Sql;

/// <summary>PostgreSQL: the standard, with days as differences of dates.</summary>
internal sealed class PostgreSqlDialect : SqlDialect
{
    public override string Key => "postgresql";

    public override string NamedAs => " AS MATERIALIZED ";

    public override string ReadNumber(string expression)
    {
        string text = ToText(expression);
        return $"CASE WHEN {text} ~ '^[+-]?[0-9]{{1,200}}([.][0-9]{{1,200}})?$' THEN CAST({text} AS DOUBLE PRECISION)"
            + $" WHEN {text} = 'true' THEN {Number(1)} WHEN {text} = 'false' THEN {Number(0)} END";
    }

    public override string ReadDay(string expression)
    {
        string text = ToText(expression);
        return $"CASE WHEN {text} ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}' THEN {DayOfDate(text)} END";
    }

    public override string Microseconds(string expression) => $"CAST(EXTRACT(EPOCH FROM {expression}) * 1000000 AS BIGINT)";

    public override string DayOfDate(string expression) => $"(CAST({expression} AS DATE) - DATE '1970-01-01')";

    public override string Parameter(string name) => DayOfDate($":{name}");

    public override string PlusMonths(string day, int months) =>
        DayOfDate($"({DateOfDay(day)} + {months} * INTERVAL '1 month')");
}
