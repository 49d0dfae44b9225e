namespace CustomerLifecycle.Metrics;

/// <summary>
/// Quantiles by linear interpolation between the ordered values: type 7 of Hyndman and Fan, the default of R and of spreadsheets.
/// </summary>
internal static class Quantiles
{
    /// <summary>The value below which a share of all lies.</summary>
    /// <param name="ordered">At least one value, the smallest first.</param>
    /// <param name="share">The share, 0 to 1.</param>
    public static double Of(double[] ordered, double share) => Of(ordered.Length, rank => ordered[rank], share);

    /// <summary>The value below which a share of all lies, where values are found by their rank.</summary>
    /// <param name="count">How many values there are, at least one.</param>
    /// <param name="valueAt">The value of a rank, 0 for the smallest.</param>
    /// <param name="share">The share, 0 to 1.</param>
    public static double Of(long count, Func<long, double> valueAt, double share)
    {
        double rank = share * (count - 1);
        double below = valueAt((long)rank);
        double rest = rank - Math.Floor(rank);
        return rest == 0 ? below : below + (rest * (valueAt((long)rank + 1) - below));
    }

    /// <summary>The value in the middle; halfway between the two in the middle where there are two.</summary>
    /// <param name="values">At least one value, in any order.</param>
    public static double Median(IEnumerable<double> values) => Of([.. values.Order()], 0.5);
}
