using System.Collections.Immutable;
using System.Globalization;

namespace CustomerLifecycle.Layouts;

/// <summary>What was read of a table.</summary>
/// <param name="Layout">The layout that it was read through.</param>
/// <param name="UnusedColumns">The columns that nothing was read from, by their headers.</param>
/// <param name="RowsRead">How many rows there were, blank ones not counted.</param>
/// <param name="LeftOut">How many of them were left out, by reason; those that are wrong are not among them.</param>
/// <param name="Nobody">How many named nobody; they are among those left out.</param>
/// <param name="Invalid">How many were wrong.</param>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record LayoutSummary(
    EventLayout Layout,
    ImmutableArray<string> UnusedColumns,
    long RowsRead,
    ImmutableSortedDictionary<string, long> LeftOut,
    long Nobody,
    long Invalid)
{
    /// <summary>Gets the layout that it was read through.</summary>
    public EventLayout Layout { get; init => field = Guard.Against.Missing(value); } = Guard.Against.Null(Layout);

    /// <summary>Gets the columns that nothing was read from, by their headers.</summary>
    public ImmutableArray<string> UnusedColumns { get; init => field = value.IsDefault ? [] : value; } =
        UnusedColumns.IsDefault ? [] : UnusedColumns;

    /// <summary>Gets how many rows were left out, by reason; those that are wrong are not among them.</summary>
    public ImmutableSortedDictionary<string, long> LeftOut { get; init => field = Guard.Against.Missing(value); } =
        Guard.Against.Null(LeftOut);

    /// <summary>
    /// Gets a value indicating whether more than half of the rows are wrong or name nobody, so that the table is probably not what the
    /// layout
    /// takes it for. Rows of which the layout says that they hold no event do not count.
    /// </summary>
    public bool IsMostlyLost => Nobody + (double)Invalid > RowsRead / 2.0;

    /// <summary>The summary for people.</summary>
    /// <returns>E.g. <c>shopify-orders: 7 rows; not used: Taxes, Tags; left out: 1 (nobody is named)</c>.</returns>
    public override string ToString()
    {
        List<string> parts = [string.Create(CultureInfo.InvariantCulture, $"{Layout.Key}: {RowsRead} rows")];
        if (UnusedColumns.Length > 0)
        {
            parts.Add($"not used: {string.Join(", ", UnusedColumns)}");
        }

        if (LeftOut.Count > 0)
        {
            parts.Add("left out: " + string.Join(
                ", ", LeftOut.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Value} ({r.Key})"))));
        }

        return string.Join("; ", parts);
    }
}
