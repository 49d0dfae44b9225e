namespace CustomerLifecycle.Layouts;

/// <summary>In which order a date such as <c>3/4/2026</c> names day and month.</summary>
internal enum DateOrder
{
    /// <summary>It says nothing of it: another form, or day and month are the same number.</summary>
    None = 0,

    /// <summary>The month first, as in the United States.</summary>
    MonthFirst = 1,

    /// <summary>The day first.</summary>
    DayFirst = 2,

    /// <summary>Both readings are dates.</summary>
    Either = 3,
}
