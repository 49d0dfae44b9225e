namespace CustomerLifecycle.Metrics;

/// <summary>Student's distribution, as far as intervals and tests of means need it.</summary>
internal static class StudentT
{
    private const int MostSteps = 10_000;

    private static readonly double[] StirlingTerms = [1.0 / 1680, 1.0 / 1260, 1.0 / 360, 1.0 / 12];

    /// <summary>The chance of a number at least as far from 0 as the given one, on both sides together.</summary>
    public static double TwoSided(double t, double degrees) => IncompleteBeta(degrees / 2, 0.5, degrees / (degrees + (t * t)));

    /// <summary>The number within which 95 % of the distribution lie, on both sides of 0.</summary>
    public static double Quantile95(double degrees)
    {
        double low = Normal.Z95;
        double high = 2 * low;
        while (TwoSided(high, degrees) > 0.05)
        {
            (low, high) = (high, 2 * high);
        }

        for (int i = 0; i < 100; i++)
        {
            double middle = low + ((high - low) / 2);
            (low, high) = TwoSided(middle, degrees) > 0.05 ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>
    /// The regularised incomplete beta function, by its continued fraction (Abramowitz and Stegun 26.5.8, Lentz's method).
    /// </summary>
    private static double IncompleteBeta(double a, double b, double x)
    {
        if (x <= 0 || x >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        return x < (a + 1) / (a + b + 2)
            ? Front(a, b, x) * Fraction(a, b, x) / a
            : 1 - (Front(b, a, 1 - x) * Fraction(b, a, 1 - x) / b);
    }

    private static double Front(double a, double b, double x) =>
        Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));

    private static double Fraction(double a, double b, double x)
    {
        double c = 1;
        double d = 1 / Apart(1 - ((a + b) * x / (a + 1)));
        double value = d;
        for (int m = 1; m <= MostSteps; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            (c, d) = (Apart(1 + (even / c)), 1 / Apart(1 + (even * d)));
            value *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            (c, d) = (Apart(1 + (odd / c)), 1 / Apart(1 + (odd * d)));
            value *= c * d;
            if (Math.Abs((c * d) - 1) < 1e-15)
            {
                break;
            }
        }

        return value;
    }

    /// <summary>The number, kept apart from 0.</summary>
    private static double Apart(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;

    /// <summary>The logarithm of the gamma function for positive numbers, by Stirling's series after shifting them up.</summary>
    private static double LogGamma(double x)
    {
        double shift = 0;
        for (; x < 15; x++)
        {
            shift += Math.Log(x);
        }

        double inverse = 1 / (x * x);
        double series = 1.0 / 1188;
        foreach (double term in StirlingTerms)
        {
            series = term - (inverse * series);
        }
        return ((x - 0.5) * Math.Log(x)) - x + (Math.Log(2 * Math.PI) / 2) + (series / x) - shift;
    }
}
