namespace CustomerLifecycle.Soak;

/// <summary>What a shop does to a customer.</summary>
internal enum OperationKind
{
    /// <summary>An event comes: for the first time, once more, in a newer or older version, or under another id of the person.</summary>
    Record = 0,

    /// <summary>A person corrects an event.</summary>
    Correct = 1,

    /// <summary>A person removes an event.</summary>
    Remove = 2,

    /// <summary>A person says which stage it is.</summary>
    Override = 3,

    /// <summary>Two ids turn out to be one person.</summary>
    Merge = 4,

    /// <summary>They turn out not to be.</summary>
    Unmerge = 5,

    /// <summary>Time passes, for everybody.</summary>
    Advance = 6,
}
