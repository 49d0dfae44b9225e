namespace CustomerLifecycle.Metrics;

/// <summary>How long a period of a cohort table is.</summary>
/// <remarks>The default value is <see cref="Month"/>.</remarks>
public enum CohortUnit
{
    /// <summary>A month: of the calendar, or from a day to the same day of the next month, the last day of a shorter one.</summary>
    Month = 0,

    /// <summary>Seven days; of the calendar from Monday on.</summary>
    Week = 1,
}
