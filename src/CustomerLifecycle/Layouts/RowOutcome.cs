namespace CustomerLifecycle.Layouts;

/// <summary>What can come of a row.</summary>
public enum RowOutcome
{
    /// <summary>Nothing stands in it.</summary>
    Blank = 0,

    /// <summary>It was read.</summary>
    Read = 1,

    /// <summary>The layout says that it holds nothing to read, such as a lost deal.</summary>
    NoEvent = 2,

    /// <summary>It names nobody.</summary>
    Nobody = 3,

    /// <summary>It is wrong.</summary>
    Invalid = 4,
}
