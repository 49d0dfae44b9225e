namespace CustomerLifecycle;

/// <summary>What one number says of the events behind a fact.</summary>
internal enum KeptAs : byte
{
    /// <summary>How many there were.</summary>
    Count = 0,

    /// <summary>The day of the last one.</summary>
    LastDay = 1,

    /// <summary>The day of the first one.</summary>
    FirstDay = 2,

    /// <summary>How many items they were about.</summary>
    Quantity = 3,

    /// <summary>The score of the newest one that carries one.</summary>
    LatestScore = 4,

    /// <summary>Nothing: the fact is no aggregate, or one that the profile knows by other means.</summary>
    Nothing = 5,
}
