namespace CustomerLifecycle;

/// <summary>Compares the recent with the earlier pace.</summary>
internal static class Pace
{
    /// <summary>So many of the latest gaps are recent; fewer where there are not twice as many.</summary>
    public const int MostRecent = 4;

    private const int FewestRecent = 2;

    /// <summary>Compares the two; null where there are too few.</summary>
    /// <param name="days">The latest days on which it happened.</param>
    /// <param name="times">How often it happened at all.</param>
    /// <param name="first">The first day on which it happened.</param>
    /// <param name="policy">What counts as slower.</param>
    /// <remarks>
    /// The silence since counts as a gap that is not over yet. Slower means at or below the asked share of the earlier pace, and by more
    /// than chance brings about in 19 of 20 cases with gaps as uneven as the customer's.
    /// </remarks>
    public static Pace<TDay>? Of<TDay>(ref readonly LatestDays<TDay> days, int times, int first, DeclinePolicy policy)
        where TDay : struct, IDayOfMany<TDay>
    {
        int recent = Math.Min(MostRecent, days.Gaps / 2);
        if (recent < FewestRecent)
        {
            return null;
        }

        int anchor = days.Gaps - recent;
        TDay recently = days.After(anchor);
        int earlier = times - recently.Times - 1; // the first one begins the first gap
        int spanOfRecent = days.Last - days[anchor];
        double earlierDays = (double)(days[anchor] - first) / earlier;
        double unevenness =
            OrderRhythm.Unevenness(in days, 0, anchor, (double)(days[anchor] - days[0]) / anchor)
            + OrderRhythm.Unevenness(in days, anchor, days.Gaps, (double)spanOfRecent / recent);
        double shape = policy.Rhythm.RegularityOf(unevenness, days.Gaps - 2);
        double chance = FDistribution.Quantile95(2 * shape * recently.Times, Math.Max(2, 2 * shape * earlier));
        double slower = Math.Max(1 / policy.PaceShare, chance) * recently.Times * earlierDays;
        double slowerOn = Math.Max(days.Last, days[anchor] + Math.Ceiling(slower));
        return new(days[anchor], recently, (double)spanOfRecent / recently.Times, earlierDays, slowerOn);
    }
}
