using NodaTime;

namespace CustomerLifecycle.Metrics;

/// <summary>When the profit of a month's new customers has paid for their acquisition.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class CohortPayback
{
    private CohortPayback(Cohort cohort, decimal spend, decimal profit, int? months, LocalizedText? undefined)
    {
        Cohort = cohort;
        Spend = spend;
        Profit = profit;
        Months = months;
        Undefined = undefined;
    }

    /// <summary>Gets the cohort.</summary>
    public Cohort Cohort { get; }

    /// <summary>Gets what was spent in the month of the cohort.</summary>
    public decimal Spend { get; }

    /// <summary>Gets the profit of the cohort so far; returns are not taken off.</summary>
    public decimal Profit { get; }

    /// <summary>
    /// Gets the number of the first period by whose end the profit has reached the spend, 0 being the month itself; <see langword="null"/>
    /// where it has not yet.
    /// </summary>
    public int? Months { get; }

    /// <summary>
    /// Gets why there is no answer: <c>not yet reached</c> or <c>no spend is known</c>; <see langword="null"/> where there is one.
    /// </summary>
    public LocalizedText? Undefined { get; }

    /// <summary>Works out the payback of every cohort of a table of calendar months.</summary>
    /// <param name="table">The table.</param>
    /// <param name="spend">What was spent.</param>
    /// <returns>One answer for each cohort.</returns>
    /// <exception cref="ArgumentException">The table is not one of calendar months.</exception>
    public static IReadOnlyList<CohortPayback> Of(CohortTable table, IEnumerable<MarketingSpend> spend)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(spend);
        if (table.Options is not { Unit: CohortUnit.Month, Clock: CohortClock.Calendar })
        {
            throw new ArgumentException("Payback is worked out by calendar months; make the table so.", nameof(table));
        }

        ILookup<YearMonth, decimal> byMonth = Guard.Against.NothingWithin(spend).ToLookup(s => s.On.ToYearMonth(), s => s.Amount);
        return [.. table.Cohorts.Select(cohort => Of(cohort, byMonth))];
    }

    private static CohortPayback Of(Cohort cohort, ILookup<YearMonth, decimal> spend)
    {
        YearMonth month = cohort.From.ToYearMonth();
        decimal cost = spend[month].Sum();
        decimal profit = 0;
        int? reached = null;
        foreach (CohortCell cell in cohort.Cells)
        {
            profit += cell.Profit;
            reached ??= profit >= cost ? cell.Age : null;
        }

        return spend.Contains(month)
            ? new CohortPayback(cohort, cost, profit, reached, reached is null ? NoValue.NotYetReached : null)
            : new CohortPayback(cohort, cost, profit, months: null, NoValue.NoSpendIsKnown);
    }
}
