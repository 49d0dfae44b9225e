using System.Globalization;

namespace CustomerLifecycle.Metrics;

/// <summary>A 95 % confidence interval, and how it was worked out.</summary>
/// <remarks>The default value is the interval from 0 to 0 without a method: no interval of any metric.</remarks>
/// <threadsafety>Immutable value type.</threadsafety>
public readonly record struct ConfidenceInterval
{
    internal ConfidenceInterval(double low, double high, IntervalMethod method)
    {
        Low = low;
        High = high;
        Method = method;
    }

    /// <summary>Gets the lower end, included.</summary>
    public double Low { get; }

    /// <summary>Gets the upper end, included.</summary>
    public double High { get; }

    /// <summary>Gets how it was worked out.</summary>
    public IntervalMethod Method { get; }

    /// <summary>Both ends, with four decimals, and the method, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>0.1–0.3 (Wilson)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Low:0.####}–{High:0.####} ({Method})");

    /// <summary>
    /// The interval of a share by Wilson's score (E. B. Wilson 1927): never outside 0 to 1, and right for small numbers too.
    /// </summary>
    internal static ConfidenceInterval Wilson(double successes, double trials)
    {
        const double Z2 = Normal.Z95 * Normal.Z95;
        double share = successes / trials;
        double centre = (share + (Z2 / (2 * trials))) / (1 + (Z2 / trials));
        double half = Normal.Z95 / (1 + (Z2 / trials)) * Math.Sqrt((share * (1 - share) / trials) + (Z2 / (4 * trials * trials)));
        return new(
            successes == 0 ? 0 : Math.Max(0, centre - half), successes == trials ? 1 : Math.Min(1, centre + half), IntervalMethod.Wilson);
    }

    /// <summary>The interval of a mean by the normal approximation: mean ± 1.96 standard errors.</summary>
    internal static ConfidenceInterval OfMean(double mean, double standardError) =>
        new(mean - (Normal.Z95 * standardError), mean + (Normal.Z95 * standardError), IntervalMethod.Normal);

    /// <summary>
    /// The interval of a mean of numbers with a lower end, by the normal approximation on the scale of the logarithm of the distance from
    /// it (delta method): both ends lie on the mean's side of it.
    /// </summary>
    internal static ConfidenceInterval OfMeanAbove(double low, double mean, double standardError)
    {
        double factor = mean == low ? 1 : Math.Exp(Normal.Z95 * standardError / (mean - low));
        return new(low + ((mean - low) / factor), low + ((mean - low) * factor), IntervalMethod.LogMean);
    }

    /// <summary>The interval of a mean of numbers on a scale with two ends, by Wilson's score of where on the scale it lies.</summary>
    internal static ConfidenceInterval OfMeanOnScale(FactRange scale, double mean, long count)
    {
        double width = scale.High - scale.Low;
        ConfidenceInterval place = Wilson(count * (mean - scale.Low) / width, count);
        return new(scale.Low + (width * place.Low), scale.Low + (width * place.High), IntervalMethod.WilsonOnScale);
    }

    /// <summary>The score interval of a count that is divided by something known: solves (count − mean)² = z² · mean.</summary>
    internal static ConfidenceInterval PoissonScore(double count, double per)
    {
        const double HalfZ2 = Normal.Z95 * Normal.Z95 / 2;
        double half = Normal.Z95 * Math.Sqrt(count + (HalfZ2 / 2));
        return new(count == 0 ? 0 : Math.Max(0, count + HalfZ2 - half) / per, (count + HalfZ2 + half) / per, IntervalMethod.PoissonScore);
    }

    /// <summary>
    /// The interval of the difference of two shares of the same whole that exclude each other, e.g. promoters less detractors, from their
    /// Wilson intervals and their correlation: never outside −1 to 1.
    /// </summary>
    internal static ConfidenceInterval OfDifference(Proportion one, Proportion other)
    {
        (double p, double q) = (one.Share!.Value, other.Share!.Value);
        (ConfidenceInterval ofOne, ConfidenceInterval ofOther) = (one.Interval!.Value, other.Interval!.Value);
        double correlation = p * q == 0 ? 0 : -Math.Sqrt(p * q / ((1 - p) * (1 - q)));
        return new(
            Math.Max(-1, p - q - Distance(p - ofOne.Low, ofOther.High - q, correlation)),
            Math.Min(1, p - q + Distance(ofOne.High - p, q - ofOther.Low, correlation)),
            IntervalMethod.Newcombe);

        static double Distance(double x, double y, double correlation) =>
            Math.Sqrt(Math.Max(0, (x * x) + (y * y) - (2 * correlation * x * y)));
    }
}
