namespace CustomerLifecycle.Layouts;

/// <summary>A row whose fields stand in a list.</summary>
internal sealed class ListRow : IEventRow
{
    public IReadOnlyList<string?> Fields { get; set; } = [];

    public int FieldCount => Fields.Count;

    public ReadOnlySpan<char> Field(int ordinal) => Fields[ordinal];
}
