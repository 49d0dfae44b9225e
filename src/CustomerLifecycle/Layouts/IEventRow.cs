namespace CustomerLifecycle.Layouts;

/// <summary>One row of a table, field by field, in the order of its header.</summary>
/// <remarks>A row may be a view of a buffer: a reader of rows looks at it within one call and keeps no span of it.</remarks>
public interface IEventRow
{
    /// <summary>Gets how many fields the row has.</summary>
    int FieldCount { get; }

    /// <summary>The text of a field as it stands in the table.</summary>
    /// <param name="ordinal">Which field, from 0; less than <see cref="FieldCount"/>.</param>
    /// <returns>The text; empty where there is none.</returns>
    ReadOnlySpan<char> Field(int ordinal);
}
