namespace CustomerLifecycle;

/// <summary>The distribution of the ratio of two means of gaps, each over its expectation.</summary>
internal static class FDistribution
{
    // 19 of 20 values of a standard normal distribution are below.
    public const double Normal95 = 1.6448536269514722;

    /// <summary>
    /// What 19 of 20 values are below, by Paulson's approximation (E. Paulson, "An approximate normalization of the analysis of variance
    /// distribution", Annals of Mathematical Statistics 13, 1942): the cube root of such a ratio is nearly normal. Within 1.5 % where both
    /// degrees of freedom are 4 or more.
    /// </summary>
    /// <param name="above">The degrees of freedom of the numerator, more than 0.</param>
    /// <param name="below">The degrees of freedom of the denominator, at least 2.</param>
    public static double Quantile95(double above, double below)
    {
        double a = 2 / (9 * above);
        double b = 2 / (9 * below);

        // (1 - b) x - (1 - a) = z √(a + b x²), squared.
        double square = ((1 - b) * (1 - b)) - (Normal95 * Normal95 * b);
        double half = (1 - a) * (1 - b);
        double constant = ((1 - a) * (1 - a)) - (Normal95 * Normal95 * a);
        double root = (half + Math.Sqrt((half * half) - (square * constant))) / square;
        return root * root * root;
    }
}
