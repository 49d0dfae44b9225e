namespace CustomerLifecycle;

/// <summary>
/// Published thresholds of buyers, named by their days; where a publication leaves a day to two stages, the reading is said.
/// </summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class BuyerLifecyclePreset
{
    private BuyerLifecyclePreset(string key, int activeDays, int inactiveDays)
    {
        Key = key;
        ActiveDays = activeDays;
        InactiveDays = inactiveDays;
    }

    /// <summary>
    /// Gets active up to and including 60 days, defecting up to and including 90: published as new to 30, due to 60, lapsed to 90, lost
    /// from "90+".
    /// </summary>
    public static BuyerLifecyclePreset Days60And90 { get; } = new("60-90", 60, 90);

    /// <summary>
    /// Gets active up to and including 90 days, defecting up to and including 180: published as recent below 40, to be nurtured to 90, at
    /// risk to 180, about to be lost above.
    /// </summary>
    public static BuyerLifecyclePreset Days90And180 { get; } = new("90-180", 90, 180);

    /// <summary>Gets active up to and including 90 days, defecting up to and including 365: published with its ends.</summary>
    public static BuyerLifecyclePreset Days90And365 { get; } = new("90-365", 90, 365);

    /// <summary>
    /// Gets active up to and including 182 days, defecting up to and including 384: published as lapsed from 385 days on.
    /// </summary>
    public static BuyerLifecyclePreset Days182And385 { get; } = new("182-385", 182, 384);

    /// <summary>Gets all presets, the shortest first.</summary>
    public static IReadOnlyList<BuyerLifecyclePreset> All { get; } = [Days60And90, Days90And180, Days90And365, Days182And385];

    /// <summary>Gets the key, e.g. <c>90-365</c>.</summary>
    public string Key { get; }

    /// <summary>Gets how long after the last order a buyer is active. Unit: days; inclusive.</summary>
    public int ActiveDays { get; }

    /// <summary>Gets how long after the last order a buyer is defecting. Unit: days; inclusive.</summary>
    public int InactiveDays { get; }

    /// <summary>
    /// Thresholds from the day on which the shop takes a customer for lapsed: defecting from 80 % of it on, inactive from that day on.
    /// </summary>
    /// <param name="days">The first day on which a customer is lapsed, counted from the last order; at least 5.</param>
    /// <returns>The thresholds.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 5 days.</exception>
    public static BuyerLifecyclePreset OfLapsePoint(int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 5);
        return new(FormattableString.Invariant($"lapse-{days}"), (int)(((4L * days) - 1) / 5), days - 1);
    }

    /// <summary>The thresholds as options of the rules; those of leads keep their defaults.</summary>
    /// <returns>New options.</returns>
    public BuyerLifecycleOptions ToOptions() =>
        new() { BuyerActiveDays = ActiveDays, BuyerInactiveDays = InactiveDays, CardActiveDays = ActiveDays };

    /// <summary>The key.</summary>
    /// <returns><see cref="Key"/>.</returns>
    public override string ToString() => Key;
}
