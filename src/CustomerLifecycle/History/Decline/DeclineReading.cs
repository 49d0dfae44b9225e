using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>The signs of decline of one customer: each is a day from which it holds, so that time alone moves it by one a day.</summary>
/// <remarks>Worked out from what happened alone, whatever the day of the question: it holds until the next event.</remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DeclineReading
{
    /// <summary>The usual days from one order to the next.</summary>
    public int? UsualDays { get; init; }

    /// <summary>The longest silence after the last order that the customer's rhythm explains.</summary>
    public int? LongestDays { get; init; }

    /// <summary>The mean days between the latest orders.</summary>
    public int? RecentDays { get; init; }

    /// <summary>The mean days between the orders before.</summary>
    public int? EarlierDays { get; init; }

    /// <summary>The first day on which the next order is overdue.</summary>
    public int? OverdueOn { get; init; }

    /// <summary>The first day on which the customer buys less often.</summary>
    public int? LessOftenOn { get; init; }

    /// <summary>The first day on which the customer engages less.</summary>
    public int? LessEngagedOn { get; init; }

    /// <summary>The value of recent orders in per cent of that of the orders before.</summary>
    public int? OrderValuePercent { get; init; }

    /// <summary>The recently ordered money that came back, in per cent.</summary>
    public int? ReturnPercent { get; init; }

    /// <summary>The first day on which there is a defection warning.</summary>
    public int? WarningOn { get; init; }

    /// <summary>Reads the signs.</summary>
    /// <param name="recent">What happened of late.</param>
    /// <param name="orders">The orders that count.</param>
    /// <param name="first">The day of the first one.</param>
    /// <param name="last">The day of the last one.</param>
    /// <param name="returns">The returns.</param>
    /// <param name="returnedShare">The share of all money ordered that came back.</param>
    /// <param name="policy">When a customer is said to decline.</param>
    public static DeclineReading Of(
        ref readonly RecentActivity recent, int orders, int first, int last, int returns, double returnedShare, DeclinePolicy policy)
    {
        if (orders == 0 && recent.Engagements < policy.MinimumEngagements)
        {
            return default;
        }

        OrderRhythm? rhythm = orders > 0 ? recent.Rhythm(policy.Rhythm) : null;
        int? overdue = DayAfter(last, rhythm?.LongestDays);
        Pace<OrdersOfDay>? pace = recent.OrderPace(orders, first, policy);
        int? valuePercent = pace is { } known ? Percent(recent.RecentOrderValue(in known, orders)) : null;
        int? returnPercent = pace is { } paced ? Percent(recent.RecentReturnShare(in paced)) : null;
        int? lessEngaged = DayOf(recent.EngagementPace(policy)?.SlowerOn);

        // A silence is a sign against the own past where there is one: from the third order on.
        int? lessOften = Earlier(recent.HasOwnRhythm ? overdue : null, DayOf(pace?.SlowerOn));
        bool isCheaper = valuePercent <= policy.CheaperPercent;
        bool returnsMore = ReturnsMore(returns, returnPercent, returnedShare, policy);
        int standing = (isCheaper ? 1 : 0) + (returnsMore ? 1 : 0);
        int? signsOn = WarningDay(standing, Math.Max(last, recent.LastReturnedDay), lessOften, lessEngaged, policy);
        return new DeclineReading
        {
            UsualDays = rhythm?.UsualDays,
            LongestDays = overdue - 1 - last,
            RecentDays = WholeDays(pace?.RecentDays),
            EarlierDays = WholeDays(pace?.EarlierDays),
            OverdueOn = overdue,
            LessOftenOn = lessOften,
            LessEngagedOn = lessEngaged,
            OrderValuePercent = valuePercent,
            ReturnPercent = returnPercent,

            // Nobody who has just ordered is breaking away: signs warn once the order that would come next by the recent pace has not.
            WarningOn = orders > 0 && signsOn is { } on ? Math.Max(on, last + recent.RecentGapDays + 1) : signsOn,
        };
    }

    /// <summary>Whether so much came back of late that it is a sign.</summary>
    public static bool ReturnsMore(int returns, int? returnPercent, double returnedShare, DeclinePolicy policy) =>
        returns > 1 && returnPercent >= policy.LeastReturnPercent && returnPercent >= 100 * policy.ReturnFactor * returnedShare;

    /// <summary>
    /// The first day on which signs that count for enough are there together; those of value and returns stand since the last order or
    /// return.
    /// </summary>
    private static int? WarningDay(int standing, int since, int? lessOften, int? lessEngaged, DeclinePolicy policy)
    {
        ReadOnlySpan<(int Counts, int? On)> signs =
            [(standing, standing > 0 ? since : null), (policy.LessOftenCounts, lessOften), (1, lessEngaged)];
        int? earliest = null;
        for (int chosen = 1; chosen < 1 << signs.Length; chosen++)
        {
            int counts = 0;
            int? on = int.MinValue;
            for (int sign = 0; sign < signs.Length; sign++)
            {
                if ((chosen & (1 << sign)) != 0)
                {
                    counts += signs[sign].Counts;
                    on = on is { } day && signs[sign].On is { } other ? Math.Max(day, other) : null;
                }
            }

            earliest = counts >= policy.WarningCounts ? Earlier(earliest, on) : earliest;
        }

        return earliest;
    }

    private static int? Earlier(int? one, int? other) => (one, other) switch
    {
        (null, _) => other,
        (_, null) => one,
        _ => Math.Min(one.Value, other.Value),
    };

    private static int? Percent(double share) =>
        double.IsFinite(share) && share is >= 0 and < 1_000_000 ? (int)Math.Round(100 * share) : null;

    private static int? WholeDays(double? days) => days is { } known ? (int)Math.Round(known) : null;

    // The signs of whoever may fall silent for thousands of years are nobody's business.
    private static int? DayAfter(int day, double? days) => days < 10_000_000 ? day + (int)days.Value + 1 : null;

    private static int? DayOf(double? day) => day < 10_000_000 ? (int)day.Value : null;
}
