
namespace CustomerLifecycle.Metrics;

/// <summary>What a programme has brought: a treated group beside a control group that it left alone.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class ProgrammeUplift
{
    /// <summary>Compares the shares of two groups, e.g. of those won back.</summary>
    /// <param name="treated">The customers of the programme.</param>
    /// <param name="control">Customers chosen by chance whom it left alone.</param>
    /// <param name="isSuccess">
    /// Whether the customer did what the programme is for; <see langword="null"/> where they are not counted.
    /// </param>
    /// <returns>Difference, uplift, interval and p-value.</returns>
    public static ProportionComparison Of(
        IEnumerable<CustomerPeriod> treated, IEnumerable<CustomerPeriod> control, Func<CustomerPeriod, bool?> isSuccess)
    {
        ArgumentNullException.ThrowIfNull(treated);
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(isSuccess);
        return new ProportionComparison(Count(treated, isSuccess), Count(control, isSuccess));
    }

    /// <summary>Compares the amounts per customer of two groups, e.g. what those written to and those left alone spent.</summary>
    /// <param name="treated">The customers of the programme.</param>
    /// <param name="control">Customers chosen by chance whom it left alone.</param>
    /// <param name="amount">
    /// What the customer brought, e.g. <c>c => c.Profit</c>, 0 for who bought nothing; <see langword="null"/> where they are not counted.
    /// </param>
    /// <returns>Difference, uplift, interval and p-value.</returns>
    public static AmountComparison OfAmounts(
        IEnumerable<CustomerPeriod> treated, IEnumerable<CustomerPeriod> control, Func<CustomerPeriod, decimal?> amount)
    {
        ArgumentNullException.ThrowIfNull(treated);
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(amount);
        return new AmountComparison(Amounts(treated), Amounts(control));

        IEnumerable<double> Amounts(IEnumerable<CustomerPeriod> customers) =>
            customers.Select(amount).Where(a => a is not null).Select(a => (double)a!.Value);
    }

    private static Proportion Count(IEnumerable<CustomerPeriod> customers, Func<CustomerPeriod, bool?> isSuccess)
    {
        long successes = 0;
        long trials = 0;
        foreach (CustomerPeriod customer in customers)
        {
            if (isSuccess(customer) is { } success)
            {
                trials++;
                successes += success ? 1 : 0;
            }
        }

        return new Proportion(successes, trials);
    }
}
