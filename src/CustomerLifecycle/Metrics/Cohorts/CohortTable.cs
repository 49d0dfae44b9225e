
namespace CustomerLifecycle.Metrics;

/// <summary>How many customers of each month or week came back in each of the following ones.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class CohortTable
{
    private CohortTable(CohortOptions options, IReadOnlyList<Cohort> cohorts)
    {
        Options = options;
        Cohorts = cohorts;
    }

    /// <summary>Gets how the table was made.</summary>
    public CohortOptions Options { get; }

    /// <summary>Gets the cohorts in time order; months and weeks without a new customer are left out.</summary>
    public IReadOnlyList<Cohort> Cohorts { get; }

    /// <summary>Makes a table in one pass over customers, of whom nothing is kept.</summary>
    /// <param name="customers">The customers.</param>
    /// <param name="options">How.</param>
    /// <returns>The table.</returns>
    public static CohortTable Of(IEnumerable<CustomerHistory> customers, CohortOptions options)
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(options);
        CohortTally tally = new(options);
        foreach (CustomerHistory history in Guard.Against.NothingWithin(customers))
        {
            tally.Add(history);
        }

        return new CohortTable(options, tally.Cohorts());
    }

    /// <summary>The share retained in a period over all cohorts whose cell is complete, each with the weight of its size.</summary>
    /// <param name="age">The number of the period.</param>
    /// <returns>The share with Wilson's interval; not yet observable, without a date, where no cohort has completed it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public MetricValue MeanOf(int age)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(age);
        CohortCell[] complete =
            [.. Cohorts.Where(c => age < c.Cells.Count).Select(c => c.Cells[age]).Where(c => c.State == CohortCellState.Complete)];
        return MetricValue.Rate(
            new Proportion(complete.Sum(c => c.Active), complete.Sum(c => c.Members)), "no cohort has completed the period");
    }
}
