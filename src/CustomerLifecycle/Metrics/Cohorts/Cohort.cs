using NodaTime;

namespace CustomerLifecycle.Metrics;

/// <summary>The customers whose first activity lies in one month or week.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class Cohort
{
    internal Cohort(LocalDate begins, string name, long size, IReadOnlyList<CohortCell> cells)
    {
        Begins = begins;
        Name = name;
        Size = size;
        Cells = cells;
    }

    /// <summary>Gets the first day of the month or week.</summary>
    public LocalDate Begins { get; }

    /// <summary>Gets the name: <c>2024-05</c> for a month, the Monday for a week.</summary>
    public string Name { get; }

    /// <summary>Gets the number of customers.</summary>
    public long Size { get; }

    /// <summary>Gets the periods, from 0 on; as many for every cohort of a table.</summary>
    public IReadOnlyList<CohortCell> Cells { get; }
}
