namespace CustomerLifecycle;

/// <summary>A calendar period that a fact may look at: the one that holds the day asked for, from its first day on.</summary>
public enum CalendarUnit
{
    /// <summary>The calendar month.</summary>
    Month = 0,

    /// <summary>The calendar quarter, beginning in January, April, July and October.</summary>
    Quarter = 1,

    /// <summary>The calendar year.</summary>
    Year = 2,
}
