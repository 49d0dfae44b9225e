namespace CustomerLifecycle.Metrics;

/// <summary>The textbook forms of lifetime value where margin and retention stay as they are (Fader and Hardie, note 024, 2012).</summary>
/// <remarks>
/// All are per customer, with margin and discount rate per period of the contract. For customers without a contract see the forecasts.
/// </remarks>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class LifetimeValue
{
    /// <summary>The value of a new customer whose first payment comes at once: m(1 + d) ÷ (1 + d − r).</summary>
    /// <param name="margin">The margin m of a period, finite.</param>
    /// <param name="retention">The retention rate r, 0 to 1.</param>
    /// <param name="discount">The discount rate d, 0 or more.</param>
    /// <returns>The value; undefined where retention is 1 and there is no discount.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static MetricValue WithFirstPaymentNow(double margin, double retention, double discount) =>
        Of(margin * (1 + discount), margin, retention, discount);

    /// <summary>The value still to come of a customer who has just paid: m·r ÷ (1 + d − r).</summary>
    /// <param name="margin">The margin m of a period, finite.</param>
    /// <param name="retention">The retention rate r, 0 to 1.</param>
    /// <param name="discount">The discount rate d, 0 or more.</param>
    /// <returns>The value; undefined where retention is 1 and there is no discount.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static MetricValue AfterFirstPayment(double margin, double retention, double discount) =>
        Of(margin * retention, margin, retention, discount);

    /// <summary>The value of a customer whose payments come at the ends of the periods, the first one for sure: m ÷ (1 + d − r).</summary>
    /// <param name="margin">The margin m of a period, finite.</param>
    /// <param name="retention">The retention rate r, 0 to 1.</param>
    /// <param name="discount">The discount rate d, 0 or more.</param>
    /// <returns>The value; undefined where retention is 1 and there is no discount.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static MetricValue WithPaymentsAtPeriodEnds(double margin, double retention, double discount) =>
        Of(margin, margin, retention, discount);

    /// <summary>
    /// The value of the first periods alone, the payment of now included: Σ m·rᵗ ÷ (1 + d)ᵗ for t from 0 to n. It is truncated, not
    /// lifetime.
    /// </summary>
    /// <param name="margin">The margin m of a period, finite.</param>
    /// <param name="retention">The retention rate r, 0 to 1.</param>
    /// <param name="discount">The discount rate d, 0 or more.</param>
    /// <param name="periods">How many periods n after the first payment, 0 or more.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static MetricValue Truncated(double margin, double retention, double discount, int periods)
    {
        Check(margin, retention, discount);
        ArgumentOutOfRangeException.ThrowIfNegative(periods);
        double kept = retention / (1 + discount);
        double payments = periods + 1.0;
        double sum = kept == 1 ? payments : (1 - Math.Pow(kept, payments)) / (1 - kept);
        return MetricValue.Of(margin * sum, margin * sum, 1);
    }

    /// <summary>A plain forecast to grade others by: mean monthly spend × months × overall retention.</summary>
    /// <param name="monthlySpend">The mean spend of a customer and month, finite.</param>
    /// <param name="months">How many months ahead, 0 or more.</param>
    /// <param name="retention">The share of customers retained over all of them, 0 to 1.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static MetricValue Baseline(double monthlySpend, int months, double retention)
    {
        Check(monthlySpend, retention, discount: 0);
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        return MetricValue.Sum(monthlySpend * months * retention);
    }

    private static MetricValue Of(double numerator, double margin, double retention, double discount)
    {
        Check(margin, retention, discount);
        return MetricValue.Ratio(numerator, 1 + discount - retention, NoValue.TheSumHasNoEnd);
    }

    private static void Check(double margin, double retention, double discount)
    {
        Guard.Against.NotFinite(margin);
        Guard.Against.OutsideOf(retention, 0, 1);
        Guard.Against.NotFiniteFrom(discount, 0);
    }
}
