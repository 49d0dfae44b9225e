namespace CustomerLifecycle.Metrics;

/// <summary>When the periods of a cohort table begin.</summary>
/// <remarks>The default value is <see cref="Calendar"/>.</remarks>
public enum CohortClock
{
    /// <summary>With the months or weeks of the calendar: period 1 is the month after that of the first activity.</summary>
    Calendar = 0,

    /// <summary>With each customer's first activity: period 1 begins a month or week after it.</summary>
    Rolling = 1,
}
