namespace CustomerLifecycle.Layouts;

/// <summary>What stands between whole and decimal digits.</summary>
public enum DecimalMark
{
    /// <summary>Nobody said; what the column proves.</summary>
    Unknown = 0,

    /// <summary>A point, so that commas separate thousands: <c>1,045.00</c>.</summary>
    Point = 1,

    /// <summary>A comma, so that points separate thousands: <c>1.045,00</c>.</summary>
    Comma = 2,
}
