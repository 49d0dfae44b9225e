namespace CustomerLifecycle.Metrics;

/// <summary>The value in the middle; halfway between the two in the middle where there are two.</summary>
internal static class Median
{
    /// <summary>The median of values.</summary>
    /// <param name="values">At least one value, in any order.</param>
    public static double Of(IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }
}
