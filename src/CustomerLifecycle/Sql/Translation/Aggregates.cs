using System.Globalization;

namespace CustomerLifecycle.Sql;

/// <summary>
/// What is aggregated over the same events, group by group: each aggregate once, whoever asks for it, and all in one <c>GROUP BY</c> but
/// for those that need the first of many rows.
/// </summary>
internal sealed class Aggregates(SqlDialect dialect, IReadOnlyList<string> keys, string today)
{
    private readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal);
    private readonly List<FirstRows> _firsts = [];

    public IReadOnlyList<string> Keys => keys;

    /// <summary>The day that windows end with: a number, a parameter or a column.</summary>
    public string Today => today;

    public bool IsEmpty => _columns.Count == 0 && _firsts.Count == 0;

    /// <summary>The column of an aggregate.</summary>
    public string Column(string aggregate)
    {
        if (!_columns.TryGetValue(aggregate, out string? name))
        {
            _columns.Add(aggregate, name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{_columns.Count + 1}"));
        }

        return name;
    }

    public string Count(string where) => Coalesced($"COUNT(CASE WHEN {where} THEN 1 END)");

    public string Sum(string value, string where) => Coalesced($"SUM(CASE WHEN {where} THEN {value} ELSE 0 END)");

    public string Max(string value, string where) => Column($"MAX(CASE WHEN {where} THEN {value} END)");

    public string Min(string value, string where) => Column($"MIN(CASE WHEN {where} THEN {value} END)");

    /// <summary>The names of the columns of the first rows, place by place.</summary>
    public string[] First(
        string where,
        IReadOnlyList<(string Expression, bool IsDescending)> order,
        IReadOnlyList<(string Name, string Expression)> columns,
        int count = 1,
        Func<string, string>? of = null)
    {
        FirstRows asked = new(string.Empty, of ?? (events => events), where, keys, order, columns, count);
        FirstRows? known = _firsts.Find(f => string.Equals(f.Identity, asked.Identity, StringComparison.Ordinal));
        if (known is null)
        {
            known = asked with { Prefix = string.Create(CultureInfo.InvariantCulture, $"{Prefix}f{_firsts.Count + 1}") };
            _firsts.Add(known);
        }

        return [.. known.Names];
    }

    /// <summary>Adds the steps that work them out: a row for each group.</summary>
    /// <returns>What stands behind <c>FROM</c> to read them.</returns>
    public string Build(SqlSteps steps, string name, string from)
    {
        string list = string.Join(", ", keys);
        string columns = string.Concat(_columns.Select(c => $",\n  {c.Key} AS {c.Value}"));
        FirstRows[] within = [.. _firsts.Where(f => dialect.GathersFirst && f.IsOfEvents)];
        string gathered = string.Concat(within.Select(f => $",\n  {dialect.Gathered(f)} AS {f.Prefix}"));
        string built = steps.Add(name, $"SELECT {list}{columns}{gathered}\nFROM {from} AS e\nGROUP BY {list}");
        if (within.Length > 0)
        {
            string laid = string.Join(",\n  ", within.Select(f => dialect.LaidOut(f, f.Prefix)));
            built = steps.Add(name, $"SELECT {string.Join(", ", keys.Concat(_columns.Values))},\n  {laid}\nFROM {built} AS g");
        }

        foreach (FirstRows first in _firsts.Except(within))
        {
            string rows = steps.Add($"{name}_first", dialect.Statement(first, from));
            built = steps.Add(name, dialect.Joined(built, rows, keys, first.Names));
        }

        return built;
    }

    /// <summary>All columns but the keys.</summary>
    public IEnumerable<string> Names => _columns.Values.Concat(_firsts.SelectMany(f => f.Names));

    private string Prefix => keys.Count == 1 ? "a_" : "w_";

    // A group that nothing joins has no count.
    private string Coalesced(string aggregate) => keys.Count == 1 ? Column(aggregate) : $"COALESCE({Column(aggregate)}, 0)";
}
