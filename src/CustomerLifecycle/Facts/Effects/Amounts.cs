namespace CustomerLifecycle;

/// <summary>Amounts as the books add them: in decimals, where a cent more is a cent more.</summary>
internal static class Amounts
{
    /// <summary>Beyond this a <see cref="double"/> no longer tells cents apart.</summary>
    public const double MostWithCents = 10_000_000_000_000;

    /// <summary>The sum, rounded once, as that of a profile is; as doubles where cents cannot be told apart anyway.</summary>
    public static double Sum(double one, double other) => Math.Abs(one) <= MostWithCents && Math.Abs(other) <= MostWithCents
        ? (double)((decimal)one + (decimal)other)
        : one + other;
}
