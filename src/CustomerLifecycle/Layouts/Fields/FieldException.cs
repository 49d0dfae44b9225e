namespace CustomerLifecycle.Layouts;

/// <summary>One field of a row cannot be used; it never leaves the reader of rows.</summary>
#pragma warning disable RCS1194 // Nobody but the reader sees it.
internal sealed class FieldException(string column, string found, string expected) : Exception
#pragma warning restore RCS1194
{
    public string Column { get; } = column;

    public string Found { get; } = found;

    public string Expected { get; } = expected;
}
