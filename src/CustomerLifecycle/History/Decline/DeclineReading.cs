using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>The signs of decline of one customer: each is a day from which it holds, so that time alone moves it by one a day.</summary>
/// <remarks>Worked out from what happened alone, whatever the day of the question: it holds until the next event.</remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DeclineReading
{
    // After so many half-lives of silence nothing recent is left of anything.
    private const int LongestSilence = 128;

    // Weights are whole numbers, right to half a thousandth.
    private const double Rounding = 1.0005;

    /// <summary>The first day on which the next order is overdue.</summary>
    public int? OverdueOn { get; init; }

    /// <summary>The first day on which the customer buys less often.</summary>
    public int? LessOftenOn { get; init; }

    /// <summary>The first day on which the customer engages less.</summary>
    public int? LessEngagedOn { get; init; }

    /// <summary>The value of recent orders in per cent of that of all orders.</summary>
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
        RecentActivity recent, int orders, int first, int last, int returns, double returnedShare, DeclinePolicy policy)
    {
        FadingWeights weights = policy.Weights;
        int? overdue = orders > 0 ? OverdueDay(orders - 1, last - first, last, policy) : null;
        int? slower = null;
        int? valuePercent = null;
        int? returnPercent = null;
        double orderWeight = orders >= policy.MinimumOrders ? recent.OrderWeight(last, weights) : 0;
        if (orderWeight * Rounding >= policy.MinimumRecentWeight)
        {
            slower = SlowerOn(orderWeight, orders, first, last, policy);
            valuePercent = recent.Kept > 0 ? Percent(recent.RecentOrderValue / ((double)recent.Kept / orders)) : null;
            returnPercent = Percent(Math.Min(1, recent.RecentReturnShare(weights)));
        }

        int? lessEngaged = recent.Engagements >= policy.MinimumEngagements
            ? SlowerOn(
                recent.EngagementWeight(recent.LastEngagementDay, weights),
                recent.Engagements,
                recent.FirstEngagementDay,
                recent.LastEngagementDay,
                policy)
            : null;
        int? lessOften = Earlier(overdue, slower);
        bool isCheaper = valuePercent <= policy.CheaperPercent;
        bool returnsMore = ReturnsMore(returns, returnPercent, returnedShare, policy);
        int standing = (isCheaper ? 1 : 0) + (returnsMore ? 1 : 0);
        return new DeclineReading
        {
            OverdueOn = overdue,
            LessOftenOn = lessOften,
            LessEngagedOn = lessEngaged,
            OrderValuePercent = valuePercent,
            ReturnPercent = returnPercent,
            WarningOn = WarningDay(standing, Math.Max(last, recent.LastReturnedDay), lessOften, lessEngaged, policy),
        };
    }

    /// <summary>Whether so much came back of late that it is a sign.</summary>
    public static bool ReturnsMore(int returns, int? returnPercent, double returnedShare, DeclinePolicy policy) =>
        returns > 1 && returnPercent >= policy.LeastReturnPercent && returnPercent >= 100 * policy.ReturnFactor * returnedShare;

    /// <summary>
    /// The first day on which the silence is longer than the asked share of gaps: by the exact prediction of the next gap where gaps are
    /// exponential, from the gaps there were and those of the shop.
    /// </summary>
    private static int? OverdueDay(int gaps, int gapDays, int last, DeclinePolicy policy)
    {
        double count = gaps + (policy.Rhythm?.Gaps ?? 0);
        double days = gapDays + (policy.Rhythm is { } shop ? shop.Gaps * shop.GapDays : 0);
        if (days <= 0 || (policy.Rhythm is null && gaps < 2))
        {
            return null;
        }

        double silence = days * (Math.Pow(1 - policy.OverdueQuantile, -1 / count) - 1);
        return DayAfter(last, silence);
    }

    /// <summary>
    /// The first day on which the recent pace is below the asked share of that of the whole time. Recent things all but the first, over
    /// what they would weigh if they came evenly, which only falls while nothing happens.
    /// </summary>
    private static int? SlowerOn(double weightOnLast, int count, int first, int last, DeclinePolicy policy)
    {
        double rate = Math.Log(2) / policy.HalfLifeDays;
        double further = weightOnLast - Math.Exp(-rate * (last - first));
        int longest = LongestSilence * policy.HalfLifeDays;
        int silence = (int)Math.Min(Guess(), longest);
        while (silence > 0 && Pace(silence - 1) < policy.PaceShare)
        {
            silence--;
        }

        while (silence < longest && !(Pace(silence) < policy.PaceShare))
        {
            silence++;
        }

        return DayAfter(last, silence - 1);

        // Newton's method on the logarithm of the pace, which is convex and falls: from the left it never goes too far.
        double Guess()
        {
            double share = further / (count - 1) / policy.PaceShare;
            double guess = share > 1 ? Math.Log(share) / rate : 0;
            for (int step = 0; step < 4; step++)
            {
                double age = Math.Max(1e-3, rate * (last - first + guess));
                double grown = -ExpM1(-age);
                double logarithm = Math.Log(share * age / grown) - (rate * guess);
                if (!(logarithm > 0))
                {
                    break;
                }

                guess += logarithm / (rate * (1 - (1 / age) + ((1 - grown) / grown)));
            }

            return double.IsFinite(guess) ? guess : 0;
        }

        double Pace(int silence)
        {
            double age = rate * (last - first + silence);
            return further * Math.Exp(-rate * silence) / (count - 1) * (age > 0 ? age / -ExpM1(-age) : 1);
        }
    }

    // Accurate where the age is small: 1 - e^-x loses all digits there.
    private static double ExpM1(double x) => Math.Abs(x) < 1e-5 ? x + (x * x / 2) : Math.Exp(x) - 1;

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

    // The signs of whoever may fall silent for thousands of years are nobody's business.
    private static int? DayAfter(int day, double days) => days is >= -1 and < 10_000_000 ? day + (int)Math.Floor(days) + 1 : null;
}
