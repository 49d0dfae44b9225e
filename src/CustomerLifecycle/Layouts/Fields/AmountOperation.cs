namespace CustomerLifecycle.Layouts;

/// <summary>How numbers of a row are put together.</summary>
internal enum AmountOperation
{
    /// <summary>It is what the column says.</summary>
    Column = 0,

    /// <summary>The first operand that the row has.</summary>
    FirstOf = 1,

    /// <summary>The sum; what the row does not have is 0.</summary>
    Add = 2,

    /// <summary>The first less the others; of these, what the row does not have is 0.</summary>
    Subtract = 3,

    /// <summary>The product; none unless the row has all of it.</summary>
    Multiply = 4,
}
