namespace CustomerLifecycle;

/// <summary>How an order came about, in the terms of relationship marketing.</summary>
/// <remarks>The default value is <see cref="Unspecified"/>.</remarks>
public enum SellingKind
{
    /// <summary>Not recorded.</summary>
    Unspecified = 0,

    /// <summary>The customer's first order.</summary>
    First = 1,

    /// <summary>The same again.</summary>
    Repeat = 2,

    /// <summary>Something that complements earlier orders.</summary>
    CrossSell = 3,

    /// <summary>Something better or dearer than before.</summary>
    UpSell = 4,

    /// <summary>More of the same.</summary>
    DeepSell = 5,
}
