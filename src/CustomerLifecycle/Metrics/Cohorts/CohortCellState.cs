namespace CustomerLifecycle.Metrics;

/// <summary>How much of a period of a cohort has been observed.</summary>
/// <remarks>The default value is <see cref="Complete"/>.</remarks>
public enum CohortCellState
{
    /// <summary>All of it, for every member.</summary>
    Complete = 0,

    /// <summary>Part of it: more may come, so it is left out of means.</summary>
    InProgress = 1,

    /// <summary>None of it: there is no number.</summary>
    NotYetObservable = 2,
}
