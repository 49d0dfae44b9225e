using NodaTime;

namespace CustomerLifecycle.Metrics;

/// <summary>The customers whose first activity lies in one month or week.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class Cohort
{
    internal Cohort(LocalDate from, string key, long size, IReadOnlyList<CohortCell> cells)
    {
        From = from;
        Key = key;
        Size = size;
        Cells = cells;
    }

    /// <summary>Gets the first day of the month or week.</summary>
    public LocalDate From { get; }

    /// <summary>Gets the key: <c>2024-05</c> for a month, the Monday for a week.</summary>
    public string Key { get; }

    /// <summary>Gets the number of customers.</summary>
    public long Size { get; }

    /// <summary>Gets the periods, from 0 on; as many for every cohort of a table.</summary>
    public IReadOnlyList<CohortCell> Cells { get; }
}
