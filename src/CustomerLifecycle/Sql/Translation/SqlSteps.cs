using System.Text;

namespace CustomerLifecycle.Sql;

/// <summary>A statement made of steps, each of which reads those before it: named before the statement, or written where they are
/// read.</summary>
/// <param name="dialect">The dialect.</param>
/// <param name="mapping">The tables: no step may have the name of one, or one that a query reads.</param>
internal sealed class SqlSteps(SqlDialect dialect, SqlMapping mapping)
{
    private readonly List<(string Name, string Sql)> _steps = [];

    /// <summary>Adds a step.</summary>
    /// <returns>What stands behind <c>FROM</c> to read it.</returns>
    public string Add(string name, string sql)
    {
        string unique = name;
        for (int i = 2; IsTaken(unique); i++)
        {
            unique = $"{name}_{i}";
        }

        _steps.Add((unique, sql));
        return dialect.NamesSteps ? unique : $"(\n{Indented(sql)})";
    }

    /// <summary>The whole statement.</summary>
    public string Statement(string last)
    {
        StringBuilder text = new();
        for (int i = 0; dialect.NamesSteps && i < _steps.Count; i++)
        {
            text.Append(i == 0 ? "WITH " : ",\n").Append(_steps[i].Name).Append(dialect.NamedAs).Append("(\n")
                .Append(Indented(_steps[i].Sql)).Append(')');
        }

        return text.Append(text.Length > 0 ? "\n" : string.Empty).Append(last).Append(dialect.StatementEnd).Append('\n').ToString();
    }

    private bool IsTaken(string name) => _steps.Exists(s => string.Equals(s.Name, name, StringComparison.Ordinal))
        || mapping.Sources.Any(s => s.Query?.Contains(name, StringComparison.OrdinalIgnoreCase)
            ?? string.Equals(s.Table.Split('.')[^1], name, StringComparison.OrdinalIgnoreCase));

    private static string Indented(string sql) => "  " + sql.Replace("\n", "\n  ", StringComparison.Ordinal);
}
