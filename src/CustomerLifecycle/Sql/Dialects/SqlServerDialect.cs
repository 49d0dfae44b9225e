namespace CustomerLifecycle.Sql;

/// <summary>Microsoft SQL Server.</summary>
/// <param name="namesSteps">Whether steps are named; inside of another statement they cannot be.</param>
internal sealed class SqlServerDialect(bool namesSteps = true) : SqlDialect
{
    public override string Key => "sql-server";

    public override bool NamesSteps => namesSteps;

    public override SqlDialect ForSubqueries => namesSteps ? new SqlServerDialect(namesSteps: false) : this;

    public override string Identifier(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";
    }

    public override string Text(string text) => "N" + base.Text(text);

    public override string ToDouble(string expression) => $"CAST({expression} AS FLOAT)";

    // Its usual collations take texts for the same that differ in case alone.
    public override string ToText(string expression) => $"CAST({expression} AS NVARCHAR(MAX)) COLLATE Latin1_General_100_BIN2";

    public override string Truncate(string expression) => $"CAST({expression} AS BIGINT)";

    // Times with an offset are compared in UTC, and those without are taken for it.
    public override string Microseconds(string expression) =>
        $"DATEDIFF_BIG(MICROSECOND, '1970-01-01', CAST({expression} AS DATETIMEOFFSET))";

    public override string DayOfDate(string expression) => $"DATEDIFF(DAY, '1970-01-01', CAST({expression} AS DATE))";

    public override string DateOfDay(string expression) => $"DATEADD(DAY, CAST({expression} AS INT), CAST('1970-01-01' AS DATE))";

    public override string Parameter(string name) => DayOfDate($"@{name}");

    public override string PlusMonths(string day, int months) => DayOfDate($"DATEADD(MONTH, {months}, {DateOfDay(day)})");

    public override string StartOfPeriod(string day, int months) =>
        DayOfDate($"DATETRUNC({Periods.NameOf(months)}, {DateOfDay(day)})");
}
