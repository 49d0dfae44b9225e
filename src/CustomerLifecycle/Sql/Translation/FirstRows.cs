using System.Globalization;

namespace CustomerLifecycle.Sql;

/// <summary>The first so many rows of each group, in an order, and what is read of each of them.</summary>
/// <param name="Prefix">What the names of the columns begin with.</param>
/// <param name="From">What it is read from, given the step of events.</param>
/// <param name="Where">Which rows.</param>
/// <param name="Keys">What makes a group.</param>
/// <param name="Order">What comes first; numbers, or texts where the greatest comes first.</param>
/// <param name="Columns">What is read: names and expressions that are never missing.</param>
/// <param name="Count">How many rows.</param>
internal sealed record FirstRows(
    string Prefix,
    Func<string, string> From,
    string Where,
    IReadOnlyList<string> Keys,
    IReadOnlyList<(string Expression, bool IsDescending)> Order,
    IReadOnlyList<(string Name, string Expression)> Columns,
    int Count = 1)
{
    /// <summary>Whether the rows are events themselves.</summary>
    public bool IsOfEvents => string.Equals(From("e"), "e", StringComparison.Ordinal);

    /// <summary>What tells it from others.</summary>
    public string Identity => string.Join(
        '\n',
        [
            From("e"), Where, string.Join(',', Order), string.Join(',', Columns), Count.ToString(CultureInfo.InvariantCulture),
        ]);

    /// <summary>All names, place by place.</summary>
    public IEnumerable<string> Names =>
        from place in Enumerable.Range(1, Count) from column in Columns select NameOf(column, place);

    public string NameOf((string Name, string Expression) column, int place) => $"{Prefix}_{column.Name}_{place}";
}
