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
}
