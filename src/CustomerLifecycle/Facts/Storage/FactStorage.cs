namespace CustomerLifecycle;

/// <summary>Where a facts struct keeps a fact.</summary>
internal enum FactStorage
{
    /// <summary>Nowhere: it is computed, or belongs to a type of the user's.</summary>
    None = 0,

    /// <summary>Among the whole numbers.</summary>
    Word = 1,

    /// <summary>Among the amounts.</summary>
    Amount = 2,
}
