namespace CustomerLifecycle.Decisions;

/// <summary>The least value of the top share of a base.</summary>
internal static class TopLimit
{
    /// <summary>The value of the last one in the top share, counted up to whole customers; infinite where there is nobody.</summary>
    public static double Of(double[] descending, double share) =>
        descending.Length == 0 ? double.PositiveInfinity : descending[Math.Max(0, (int)Math.Ceiling(share * descending.Length) - 1)];
}
