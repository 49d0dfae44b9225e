using System.Globalization;

namespace CustomerLifecycle.Sql;

/// <summary>How one database engine writes what stages need: names, texts, numbers, days, and what stands first of many rows.</summary>
/// <remarks>
/// <para>
/// What engines with the functions of standard SQL have in common is written here once, so that one more of them is a small class: quotes,
/// types, and what it does with days. Arguments named <c>expression</c> are SQL already; names and texts come from outside, and each is
/// quoted by <see cref="Identifier"/> or <see cref="Text"/> before it becomes a part of a statement.
/// </para>
/// <para>Days are whole numbers, counted from 1970-01-01; instants are whole microseconds since then, in UTC.</para>
/// </remarks>
/// <threadsafety>Immutable; safe from any thread. Classes of your own should be, too.</threadsafety>
public abstract class SqlDialect
{
    /// <summary>Gets SQLite from 3.35 on, built with mathematical functions, as its .NET packages are.</summary>
    public static SqlDialect Sqlite { get; } = new SqliteDialect();

    /// <summary>Gets PostgreSQL from 12 on, and what speaks its language.</summary>
    public static SqlDialect PostgreSql { get; } = new PostgreSqlDialect();

    /// <summary>Gets DuckDB from 1.0 on.</summary>
    public static SqlDialect DuckDb { get; } = new DuckDbDialect();

    /// <summary>Gets ClickHouse, from 18.16 on: without windows and common table expressions, by arrays.</summary>
    public static SqlDialect ClickHouse { get; } = new ClickHouseDialect();

    /// <summary>Gets Microsoft SQL Server from 2022 on.</summary>
    public static SqlDialect SqlServer { get; } = new SqlServerDialect();

    /// <summary>Gets the dialects that ship.</summary>
    public static IReadOnlyList<SqlDialect> All => [Sqlite, PostgreSql, DuckDb, ClickHouse, SqlServer];

    /// <summary>Gets the name in kebab case, e.g. <c>postgresql</c>.</summary>
    public abstract string Key { get; }

    /// <summary>Gets the last day that the engine's dates can say, as a number of days since 1970-01-01.</summary>
    public virtual int LastDay => LocalDay.Last;

    /// <summary>
    /// Gets a value indicating whether steps can be named before the statement (<c>WITH</c>); else each is written where it is read.
    /// </summary>
    public virtual bool NamesSteps => true;

    /// <summary>Gets the dialect of statements that stand inside another: itself where named steps may stand there.</summary>
    public virtual SqlDialect ForSubqueries => this;

    /// <summary>
    /// Gets what stands between the name of a step and the step: <c> AS </c>, with a word that keeps the engine from putting each step into
    /// the next where it would, as steps that read columns twice then grow beyond all bounds.
    /// </summary>
    public virtual string NamedAs => " AS ";

    /// <summary>Gets a value indicating whether an order can be matched with the returns that name it.</summary>
    public virtual bool MatchesReturns => true;

    /// <summary>Gets a value indicating whether rows behind the first so many are left out before these are laid side by side.</summary>
    internal virtual bool CutsPlaces => true;

    /// <summary>Gets a value indicating whether the first of many events can be gathered in the same <c>GROUP BY</c> as all else.</summary>
    internal virtual bool GathersFirst => false;

    /// <summary>Gets what stands behind a whole statement; empty for most.</summary>
    public virtual string StatementEnd => string.Empty;

    /// <summary>Gets a number that is missing.</summary>
    public virtual string NoNumber => "CAST(NULL AS BIGINT)";

    /// <summary>Gets a text that is missing.</summary>
    public virtual string NoText => ToText("NULL");

    /// <summary>A name of a table or column, quoted.</summary>
    /// <param name="name">The name, whatever it holds.</param>
    /// <returns>The quoted name.</returns>
    public virtual string Identifier(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A text, quoted.</summary>
    /// <param name="text">The text, whatever it holds.</param>
    /// <returns>The quoted text.</returns>
    public virtual string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>A number that is no whole one, written so that it is read as the same 64 bits.</summary>
    /// <param name="value">The number, finite.</param>
    /// <returns>The number with an exponent, so that no engine takes it for a decimal.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public virtual string Number(double value)
    {
        string text = double.IsFinite(value)
            ? value.ToString("R", CultureInfo.InvariantCulture)
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite numbers can be written in SQL.");
        return text.Contains('E', StringComparison.Ordinal) ? text : text + "E0";
    }

    /// <summary>A number or text turned into a 64-bit floating-point number.</summary>
    /// <param name="expression">The number.</param>
    /// <returns>The expression.</returns>
    public virtual string ToDouble(string expression) => $"CAST({expression} AS DOUBLE PRECISION)";

    /// <summary>Whatever a column holds as a text.</summary>
    /// <param name="expression">The column.</param>
    /// <returns>The expression.</returns>
    public virtual string ToText(string expression) => $"CAST({expression} AS VARCHAR)";

    /// <summary>What a detail or an attribute holds as a number; missing where it is none. Yes is 1 and no is 0.</summary>
    /// <param name="expression">The column, of whatever type.</param>
    /// <returns>The expression.</returns>
    public virtual string ReadNumber(string expression)
    {
        string text = ToText(expression);
        return $"CASE LOWER({text}) WHEN 'true' THEN {Number(1)} WHEN 'false' THEN {Number(0)} "
            + $"ELSE TRY_CAST({text} AS DOUBLE PRECISION) END";
    }

    /// <summary>What a detail or an attribute holds as the number of a day; missing where it is no date.</summary>
    /// <param name="expression">The column, of whatever type.</param>
    /// <returns>The expression.</returns>
    public virtual string ReadDay(string expression) => DayOfDate($"TRY_CAST({ToText(expression)} AS DATE)");

    /// <summary>The whole part of a number, a whole number of 64 bits.</summary>
    /// <param name="expression">The number.</param>
    /// <returns>The expression.</returns>
    public virtual string Truncate(string expression) => $"CAST(TRUNC({expression}) AS BIGINT)";

    /// <summary>The quotient of two whole numbers without the rest, cut off towards 0.</summary>
    /// <param name="expression">The number divided.</param>
    /// <param name="divisor">The number that divides it, more than 0.</param>
    /// <returns>The expression.</returns>
    public virtual string Quotient(string expression, string divisor) => $"({expression}) / {divisor}";

    /// <summary>A number that is there as a whole number of 64 bits.</summary>
    /// <param name="expression">The number.</param>
    /// <returns>The expression.</returns>
    public virtual string ToInteger(string expression) => $"CAST({expression} AS BIGINT)";

    /// <summary>The smaller of two numbers, neither of which is missing.</summary>
    /// <param name="expression">The one.</param>
    /// <param name="other">The other.</param>
    /// <returns>The expression.</returns>
    public virtual string Least(string expression, string other) => $"LEAST({expression}, {other})";

    /// <summary>The greater of two numbers, neither of which is missing.</summary>
    /// <param name="expression">The one.</param>
    /// <param name="other">The other.</param>
    /// <returns>The expression.</returns>
    public virtual string Greatest(string expression, string other) => $"GREATEST({expression}, {other})";

    /// <summary>The microseconds since 1970-01-01 of a column of the engine's own type for time, in UTC.</summary>
    /// <param name="expression">The column.</param>
    /// <returns>The expression, a whole number of 64 bits.</returns>
    public abstract string Microseconds(string expression);

    /// <summary>The number of the day of a column of the engine's own type for dates.</summary>
    /// <param name="expression">The column.</param>
    /// <returns>The expression, a whole number.</returns>
    public abstract string DayOfDate(string expression);

    /// <summary>The date of the number of a day.</summary>
    /// <param name="expression">The number.</param>
    /// <returns>The expression.</returns>
    public virtual string DateOfDay(string expression) => $"(DATE '1970-01-01' + CAST({expression} AS INTEGER))";

    /// <summary>The number of the day that a parameter of the statement says as a date.</summary>
    /// <param name="name">The name of the parameter: letters, digits, underscores.</param>
    /// <returns>The expression.</returns>
    public abstract string Parameter(string name);

    /// <summary>The day so many months later or earlier; at the end of a shorter month its last day.</summary>
    /// <param name="day">The number of the day.</param>
    /// <param name="months">How many months, below 0 for earlier.</param>
    /// <returns>The expression, the number of a day.</returns>
    public abstract string PlusMonths(string day, int months);

    /// <summary>The first day of the month, quarter or year of a day.</summary>
    /// <param name="day">The number of the day.</param>
    /// <param name="months">How many months the period has: 1, 3 or 12.</param>
    /// <returns>The expression, the number of a day.</returns>
    public virtual string StartOfPeriod(string day, int months) =>
        DayOfDate($"date_trunc('{Periods.NameOf(months)}', {DateOfDay(day)})");

    /// <summary>Rows joined by columns of the same name, where there is a row on the other side or not.</summary>
    /// <param name="left">The step that is kept, with its alias.</param>
    /// <param name="right">The other.</param>
    /// <param name="keys">The quoted columns, the same on both sides.</param>
    /// <param name="isOuter">Whether rows without a partner are kept.</param>
    /// <returns>What stands behind <c>FROM</c>.</returns>
    internal virtual string Join(string left, string right, IReadOnlyList<string> keys, bool isOuter) =>
        $"{left} AS l\n  {(isOuter ? "LEFT JOIN" : "JOIN")} {right} AS r ON "
        + string.Join(" AND ", keys.Select(key => $"r.{key} = l.{key}"));

    /// <summary>All columns of a step, and beside them those of another where it has a row.</summary>
    /// <param name="left">The step that is kept.</param>
    /// <param name="right">The other.</param>
    /// <param name="keys">The columns that join them.</param>
    /// <param name="columns">The columns of the other.</param>
    /// <param name="isOuter">Whether rows without a partner are kept.</param>
    /// <returns>The statement.</returns>
    internal virtual string Joined(
        string left, string right, IReadOnlyList<string> keys, IEnumerable<string> columns, bool isOuter = true) =>
        $"SELECT l.*{string.Concat(columns.Select(c => $", r.{c}"))}\nFROM {Join(left, right, keys, isOuter)}";

    /// <summary>The first rows of each group, side by side: of each asked column one for each place.</summary>
    /// <param name="first">What is asked.</param>
    /// <param name="events">The step of events.</param>
    /// <returns>The statement: the keys, then the columns named by <see cref="FirstRows.NameOf"/>.</returns>
    internal virtual string Statement(FirstRows first, string events)
    {
        string keys = string.Join(", ", first.Keys);
        string order = string.Join(", ", first.Order.Select(o => $"{o.Expression}{(o.IsDescending ? " DESC" : string.Empty)}"));
        string ordered = string.Join(", ", first.Columns.Select(c => $"{c.Expression} AS {c.Name}"));
        string columns = string.Join(",\n  ", from place in Enumerable.Range(1, first.Count)
                                              from column in first.Columns
                                              select $"MAX(CASE WHEN place = {place} THEN {column.Name} END) AS "
                                                  + $"{first.NameOf(column, place)}");
        return $"SELECT {keys},\n  {columns}\nFROM (\n  SELECT {keys}, {ordered},\n"
            + $"    ROW_NUMBER() OVER (PARTITION BY {keys} ORDER BY {order}) AS place\n"
            + $"  FROM {first.From(events)} AS f WHERE {first.Where}) AS p\n"
            + $"{(CutsPlaces ? $"WHERE place <= {first.Count}\n" : string.Empty)}GROUP BY {keys}";
    }

    /// <summary>The first rows as an aggregate, for a dialect that <see cref="GathersFirst"/>.</summary>
    /// <param name="first">What is asked.</param>
    /// <returns>The expression.</returns>
    internal virtual string Gathered(FirstRows first) => throw new NotSupportedException($"{Key} gathers no rows.");

    /// <summary>The columns of rows that were gathered.</summary>
    /// <param name="first">What was asked.</param>
    /// <param name="rows">The column that holds them.</param>
    /// <returns>The columns.</returns>
    internal virtual string LaidOut(FirstRows first, string rows) => throw new NotSupportedException($"{Key} gathers no rows.");

    /// <summary>When each customer last came back after being lost, and how often they bought since.</summary>
    /// <param name="returns">What is asked.</param>
    /// <param name="events">The step of events.</param>
    /// <returns>The statement.</returns>
    internal virtual string Statement(Comebacks returns, string events) => returns.ByWindows(this, events);

    /// <summary>A row for each customer and each of several days that are not before another.</summary>
    /// <param name="from">The step of customers, all columns of which are kept.</param>
    /// <param name="days">The days, each an expression that may be missing.</param>
    /// <param name="first">The first day that counts.</param>
    /// <param name="day">The name of the column of the day.</param>
    /// <returns>The statement.</returns>
    internal virtual string Unfolded(string from, IReadOnlyList<string> days, string first, string day)
    {
        string numbers = string.Join(" UNION ALL ", Enumerable.Range(0, days.Count).Select(i => $"SELECT {i} AS day_place"));
        string cases = string.Join("\n      ", days.Select((d, i) => $"WHEN {i} THEN {d}"));
        return $"SELECT *\nFROM (\n  SELECT b.*,\n    CASE day_place\n      {cases} END AS {day}\n"
            + $"  FROM {from} AS b CROSS JOIN ({numbers}) AS n) AS u\nWHERE {day} >= {first}";
    }

    /// <summary>The name of the dialect.</summary>
    /// <returns><see cref="Key"/>.</returns>
    public sealed override string ToString() => Key;
}
