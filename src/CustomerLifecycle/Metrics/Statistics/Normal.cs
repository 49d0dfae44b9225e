namespace CustomerLifecycle.Metrics;

/// <summary>The standard normal distribution, as far as intervals and tests need it.</summary>
internal static class Normal
{
    /// <summary>The quantile at 97.5 %: 95 % of the distribution lie within it on both sides.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>The share of the distribution above a number, accurate in relative terms far out in the tail too.</summary>
    /// <remarks>The complement of the error function by its continued fraction for large numbers, by its series for small ones.</remarks>
    public static double UpperTail(double z) => z < 0 ? 1 - UpperTail(-z) : z < 3 ? 0.5 - Series(z) : Fraction(z);

    private static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>The share between 0 and z: density times z + z³/3 + z⁵/15 + … (Abramowitz and Stegun 26.2.11).</summary>
    private static double Series(double z)
    {
        double term = z;
        double sum = z;
        for (int k = 3; term > sum * 1e-17; k += 2)
        {
            term *= z * z / k;
            sum += term;
        }

        return Density(z) * sum;
    }

    /// <summary>Density divided by z + 1/(z + 2/(z + 3/(z + …))) (Abramowitz and Stegun 26.2.14).</summary>
    private static double Fraction(double z)
    {
        const int Depth = 200;
        double value = z;
        for (int k = Depth; k >= 1; k--)
        {
            value = z + (k / value);
        }

        return Density(z) / value;
    }
}
