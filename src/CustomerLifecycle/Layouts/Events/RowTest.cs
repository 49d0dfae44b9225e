namespace CustomerLifecycle.Layouts;

/// <summary>How a condition looks at a column.</summary>
internal enum RowTest
{
    /// <summary>It is one of the words.</summary>
    Is = 0,

    /// <summary>It is none of the words.</summary>
    IsNot = 1,

    /// <summary>It begins with one of the words.</summary>
    StartsWith = 2,

    /// <summary>It is empty, or the table has no such column.</summary>
    IsEmpty = 3,

    /// <summary>It is not empty.</summary>
    IsPresent = 4,

    /// <summary>It is a number below another.</summary>
    Below = 5,

    /// <summary>It is a number above another.</summary>
    Above = 6,

    /// <summary>It is not what stands in another column.</summary>
    DiffersFrom = 7,
}
