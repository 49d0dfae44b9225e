namespace CustomerLifecycle.Metrics;

/// <summary>What recommendations add up to, wave after wave.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class ViralGrowth
{
    /// <summary>The customers after some waves: seed · (Kⁿ⁺¹ − 1) ÷ (K − 1), and seed · (n + 1) where K is 1.</summary>
    /// <param name="seed">The customers at the beginning, 0 or more.</param>
    /// <param name="coefficient">The viral coefficient K: new customers that each customer brings in a cycle, 0 or more.</param>
    /// <param name="waves">The number of cycles n, 0 or more.</param>
    /// <returns>The customers in all.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite, or the sum is beyond all numbers.</exception>
    public static double Customers(double seed, double coefficient, int waves)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(waves);
        Guard.Against.NotFiniteFrom(seed, 0);
        Guard.Against.NotFiniteFrom(coefficient, 0);
        if (seed == 0)
        {
            return 0; // Not nothing times infinity.
        }

        double terms = waves + 1.0;
        double customers = seed * (coefficient == 1 ? terms : (1 - Math.Pow(coefficient, terms)) / (1 - coefficient));
        return double.IsFinite(customers)
            ? customers
            : throw new ArgumentOutOfRangeException(nameof(waves), waves, "So many waves are beyond all numbers.");
    }
}
