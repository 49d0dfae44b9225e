namespace CustomerLifecycle.Sql;

/// <summary>SQLite keeps times as texts, and knows months that are too short only by their last day.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    public override string Key => "sqlite";

    public override string NamedAs => " AS MATERIALIZED ";

    public override string ToDouble(string expression) => $"CAST({expression} AS REAL)";

    public override string ToText(string expression) => $"CAST({expression} AS TEXT)";

    // What is no number is 0 for it, so that letters are looked for.
    public override string ReadNumber(string expression) =>
        $"CASE WHEN lower({expression}) = 'true' THEN {Number(1)} WHEN lower({expression}) = 'false' THEN {Number(0)}"
        + $" WHEN {ToText(expression)} GLOB '*[^-+0-9.]*' OR {ToText(expression)} NOT GLOB '*[0-9]*' THEN NULL"
        + $" ELSE {ToDouble(expression)} END";

    // A number alone would be a day of the Julian calendar.
    public override string ReadDay(string expression) =>
        $"CASE WHEN {expression} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' THEN {DayOfDate(expression)} END";

    public override string Truncate(string expression) => $"CAST({expression} AS INTEGER)";

    public override string Least(string expression, string other) => $"MIN({expression}, {other})";

    public override string Greatest(string expression, string other) => $"MAX({expression}, {other})";

    // Its functions know milliseconds; what is finer is cut off.
    public override string Microseconds(string expression) =>
        $"(CAST(strftime('%s', {expression}) AS INTEGER) * 1000 + CAST(substr(strftime('%f', {expression}), 4) AS INTEGER)) * 1000";

    public override string DayOfDate(string expression) => $"CAST(julianday(date({expression})) - 2440587.5 AS INTEGER)";

    public override string DateOfDay(string expression) => $"date(({expression}) * 86400, 'unixepoch')";

    public override string Parameter(string name) => DayOfDate($":{name}");

    public override string PlusMonths(string day, int months)
    {
        string first = $"date(({day}) * 86400, 'unixepoch', 'start of month', '{months:+0;-0} months')";
        string dayOfMonth = $"CAST(strftime('%d', ({day}) * 86400, 'unixepoch') AS INTEGER)";
        string last = $"CAST(strftime('%d', {first}, '+1 month', '-1 day') AS INTEGER)";
        return $"({DayOfDate(first)} + MIN({dayOfMonth}, {last}) - 1)";
    }

    public override string StartOfPeriod(string day, int months)
    {
        string month = $"CAST(strftime('%m', ({day}) * 86400, 'unixepoch') AS INTEGER)";
        return DayOfDate($"date(({day}) * 86400, 'unixepoch', 'start of month', '-' || (({month} - 1) % {months}) || ' months')");
    }
}
