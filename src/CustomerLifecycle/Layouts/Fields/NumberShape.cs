namespace CustomerLifecycle.Layouts;

/// <summary>What the separators of a written number prove of the decimal mark.</summary>
internal enum NumberShape
{
    /// <summary>It is no number.</summary>
    None = 0,

    /// <summary>It has no separators: nothing.</summary>
    Plain = 1,

    /// <summary>A point is the decimal mark.</summary>
    Point = 2,

    /// <summary>A comma is the decimal mark.</summary>
    Comma = 3,

    /// <summary>One point before three digits: thousands or decimals.</summary>
    EitherPoint = 4,

    /// <summary>One comma before three digits: thousands or decimals.</summary>
    EitherComma = 5,
}
