namespace CustomerLifecycle.Layouts;

/// <summary>Where a text comes from: columns tried in turn, or the same text in every row.</summary>
/// <param name="Parts">The columns; the first that is not empty wins.</param>
/// <param name="Fixed">The text where none of them has one; null: none.</param>
internal sealed record TextSource(IReadOnlyList<TextPart> Parts, string? Fixed = null)
{
    public IEnumerable<string> Columns => Parts.Select(p => p.Column);
}
