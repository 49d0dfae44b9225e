namespace CustomerLifecycle.Layouts;

/// <summary>What a row must be like.</summary>
/// <param name="Column">The column that is looked at.</param>
/// <param name="Test">How.</param>
/// <param name="Words">What it is compared with; of another column its name.</param>
/// <param name="Number">The number that it is compared with.</param>
/// <param name="Any">Conditions of which one must hold; then there is no column.</param>
internal sealed record RowCondition(
    string Column, RowTest Test, IReadOnlyList<string> Words, decimal Number, IReadOnlyList<IReadOnlyList<RowCondition>> Any)
{
    public IEnumerable<string> Columns =>
        [.. Any.SelectMany(all => all).SelectMany(c => c.Columns), .. Column.Length == 0 ? [] : (string[])[Column]];
}
