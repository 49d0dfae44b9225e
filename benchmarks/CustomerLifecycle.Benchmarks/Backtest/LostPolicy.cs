namespace CustomerLifecycle.Benchmarks.Backtest;

/// <summary>After how many days without an order a customer is told as lost, by what was known on the day of the last one.</summary>
/// <param name="Name">The name.</param>
/// <param name="Decline">The policy that the facts are worked out under.</param>
/// <param name="LongestDays">The longest silence that is not told.</param>
internal sealed record LostPolicy(string Name, DeclinePolicy Decline, Func<CustomerFacts, int> LongestDays)
{
    public static LostPolicy FixedDays(int days) => new($"fixed {days} days", DeclinePolicy.Default, _ => days);

    /// <summary>Half as long again as the own median gap; as long as there are fewer than two gaps, 90 days.</summary>
    public static LostPolicy Medians { get; } = new(
        "1.5 medians",
        DeclinePolicy.Default,
        f => f.Orders > 2 ? (int)(1.5 * f.UsualDaysBetweenOrders!.Value) : ShopRhythm.Unknown.Days);

    public static LostPolicy OwnRhythm(string name, ShopRhythm shop) =>
        new(name, new DeclinePolicy { Rhythm = shop }, f => f.LongestDaysBetweenOrders!.Value);
}
