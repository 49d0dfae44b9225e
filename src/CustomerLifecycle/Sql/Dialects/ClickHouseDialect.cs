namespace CustomerLifecycle.Sql;

/// <summary>
/// ClickHouse, in the words that 18.16 knows already: no windows and no named steps, but arrays; a missing partner of a join is a missing
/// value by a setting.
/// </summary>
internal sealed class ClickHouseDialect : SqlDialect
{
    // 2105-12-31: what its dates hold.
    private const int LastOfDates = 49_672;

    public override string Key => "clickhouse";

    public override int LastDay => LastOfDates;

    public override bool NamesSteps => false;

    public override bool MatchesReturns => false;

    internal override bool GathersFirst => true;

    public override string StatementEnd => "\nSETTINGS join_use_nulls = 1";

    public override string NoNumber => "CAST(NULL AS Nullable(Int64))";

    public override string NoText => "CAST(NULL AS Nullable(String))";

    public override string Identifier(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return $"`{Escaped(name).Replace("`", "\\`", StringComparison.Ordinal)}`";
    }

    public override string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"'{Escaped(text).Replace("'", "\\'", StringComparison.Ordinal)}'";
    }

    public override string ToDouble(string expression) => $"toFloat64({expression})";

    public override string ToText(string expression) => $"toString({expression})";

    public override string ReadNumber(string expression)
    {
        string text = $"ifNull({ToText(expression)}, '')";
        return $"multiIf({text} = 'true', CAST(1 AS Nullable(Float64)), {text} = 'false', CAST(0 AS Nullable(Float64)), "
            + $"toFloat64OrNull({text}))";
    }

    public override string ReadDay(string expression)
    {
        string text = $"ifNull({ToText(expression)}, '')";
        return $"if(match({text}, '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}'), "
            + $"{DayOfDate($"if(match({text}, '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}'), {text}, '1970-01-01')")}, NULL)";
    }

    public override string Truncate(string expression) => $"toInt64({expression})";

    public override string ToInteger(string expression) => $"toInt64(assumeNotNull({expression}))";

    public override string Quotient(string expression, string divisor) => $"intDiv({expression}, {divisor})";

    public override string Least(string expression, string other) => $"least({expression}, {other})";

    public override string Greatest(string expression, string other) => $"greatest({expression}, {other})";

    public override string Microseconds(string expression) => $"toInt64(toUnixTimestamp({expression})) * 1000000";

    public override string DayOfDate(string expression) => $"toInt64(toRelativeDayNum(toDate({expression})))";

    public override string DateOfDay(string expression) => $"toDate({expression})";

    public override string Parameter(string name) => $"toInt64(toRelativeDayNum(toDate({{{name}:String}})))";

    public override string PlusMonths(string day, int months) => DayOfDate($"addMonths(toDate({day}), {months})");

    public override string StartOfPeriod(string day, int months) => DayOfDate(months switch
    {
        1 => $"toStartOfMonth(toDate({day}))",
        3 => $"toStartOfQuarter(toDate({day}))",
        _ => $"toStartOfYear(toDate({day}))",
    });

    internal override string Join(string left, string right, IReadOnlyList<string> keys, bool isOuter) =>
        $"{left} ALL {(isOuter ? "LEFT" : "INNER")} JOIN {right} USING ({string.Join(", ", keys)})";

    internal override string Joined(
        string left, string right, IReadOnlyList<string> keys, IEnumerable<string> columns, bool isOuter = true) =>
        $"SELECT *\nFROM {Join(left, right, keys, isOuter)}";

    internal override string Statement(FirstRows first, string events)
    {
        string keys = string.Join(", ", first.Keys);
        return $"SELECT {keys},\n  {LaidOut(first, "rows")}\nFROM (\n  SELECT {keys}, {Gathered(first)} AS rows\n"
            + $"  FROM {first.From(events)} GROUP BY {keys})";
    }

    internal override string Gathered(FirstRows first)
    {
        string row = string.Join(", ", first.Order.Select(o => o.IsDescending ? o.Expression : $"-({o.Expression})")
            .Concat(first.Columns.Select(c => c.Expression))
            .Select(value => $"assumeNotNull({value})"));
        return $"arraySlice(arrayReverseSort(groupArrayIf(({row}), {first.Where})), 1, {first.Count})";
    }

    internal override string LaidOut(FirstRows first, string rows) => string.Join(
        ",\n  ",
        from place in Enumerable.Range(1, first.Count)
        from column in first.Columns.Index()
        let item = $"{rows}[{place}].{first.Order.Count + column.Index + 1}"
        select $"if(length({rows}) >= {place}, {item}, NULL) AS {first.NameOf(column.Item, place)}");

    internal override string Statement(Comebacks returns, string events) => returns.ByArrays(this, events);

    internal override string Unfolded(string from, IReadOnlyList<string> days, string first, string day)
    {
        string all = string.Join(",\n    ", days.Select(d => $"ifNull(toInt64({d}), toInt64(-1000000))"));
        return $"SELECT *, arrayJoin(arrayDistinct(arrayFilter(d -> d >= {first}, [\n    {all}]))) AS {day}\nFROM {from}";
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal);
}
