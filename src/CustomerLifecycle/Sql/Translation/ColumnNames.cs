using System.Text.RegularExpressions;

namespace CustomerLifecycle.Sql;

/// <summary>The names of columns that an expression reads, among other words.</summary>
internal static partial class ColumnNames
{
    public static IEnumerable<string> In(string expression) => Name().Matches(expression).Select(m => m.Value);

    [GeneratedRegex("[a-z_][a-z0-9_]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
