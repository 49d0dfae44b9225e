namespace CustomerLifecycle.Metrics;

/// <summary>
/// How long until something happens, where for some it has not happened yet: the product-limit estimate (Kaplan and Meier 1958) with
/// Greenwood's standard error.
/// </summary>
/// <remarks>
/// Those to whom it has not happened count as long as they were watched ("censored"): leaving them out, or taking them for finished, makes
/// every time too short. At equal times, what happens comes before what is censored.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class KaplanMeier
{
    private readonly SurvivalStep[] _steps;
    private readonly double[] _times;
    private readonly long[] _atRisk;

    private KaplanMeier(SurvivalStep[] steps, double[] times, long[] atRisk)
    {
        _steps = steps;
        _times = times;
        _atRisk = atRisk;
        Count = atRisk.Length == 0 ? 0 : atRisk[0];
        Longest = times.Length == 0 ? 0 : times[^1];
        Events = steps.Sum(s => s.Events);
    }

    /// <summary>Gets how many were watched.</summary>
    public long Count { get; }

    /// <summary>Gets to how many it happened.</summary>
    public long Events { get; }

    /// <summary>Gets to how many it had not happened when they were last seen.</summary>
    public long Censored => Count - Events;

    /// <summary>Gets the longest time that anybody was watched; 0 where nobody was.</summary>
    public double Longest { get; }

    /// <summary>Gets the times at which it happened to somebody, in order.</summary>
    public IReadOnlyList<SurvivalStep> Steps => _steps;

    /// <summary>Estimates from durations.</summary>
    /// <param name="durations">For each one watched: how long, 0 or more, and whether it happened then.</param>
    /// <returns>The estimate; without any duration nothing is known, and the survival is 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A duration is negative or not finite.</exception>
    public static KaplanMeier Of(IEnumerable<(double Duration, bool Happened)> durations)
    {
        ArgumentNullException.ThrowIfNull(durations);
        DurationCounts counts = new();
        foreach ((double duration, bool happened) in durations)
        {
            counts.Add(Guard.Against.NotFiniteFrom(duration, 0, nameof(durations)), isOpen: !happened);
        }

        return Of(counts);
    }

    /// <summary>The share to whom it has not happened by a time, the time itself included.</summary>
    /// <param name="time">The time.</param>
    /// <returns>0 to 1; <see langword="null"/> beyond the longest time watched, unless it has happened to all by then.</returns>
    public double? Survival(double time) => StepAt(time) is { } step ? step.Survival : (time <= Longest && Count > 0 ? 1 : null);

    /// <summary>The 95 % interval of the survival at a time, on the scale of its logarithm.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The interval; <see langword="null"/> where <see cref="Survival"/> is, or where it is 0.</returns>
    public ConfidenceInterval? Interval(double time)
    {
        if (Survival(time) is not { } survival || survival == 0)
        {
            return null;
        }

        double half = Normal.Z95 * (StepAt(time)?.StandardError ?? 0) / survival;
        return new ConfidenceInterval(survival * Math.Exp(-half), Math.Min(1, survival * Math.Exp(half)), IntervalMethod.LogSurvival);
    }

    /// <summary>The time by which it has happened to a share of all.</summary>
    /// <param name="share">The share, more than 0 and less than 1; 0.5 is the median.</param>
    /// <returns>
    /// The time; halfway between two where the survival is exactly the rest in between; <see langword="null"/> where the survival stays
    /// above.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public double? Quantile(double share) => FirstTime(share, step => step.Survival);

    /// <summary>
    /// The 95 % interval of <see cref="Quantile"/>: the times by which the ends of the survival's interval have come down as far.
    /// </summary>
    /// <param name="share">The share, more than 0 and less than 1.</param>
    /// <returns>
    /// Both ends; <see langword="null"/> for an end that is not reached. Where it has happened to all, the upper end of the survival is not
    /// known.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public (double? Low, double? High) QuantileInterval(double share) =>
        (FirstTime(share, step => Interval(step.Time)?.Low ?? 0), FirstTime(share, step => Interval(step.Time)?.High ?? 1));

    /// <summary>
    /// The mean time until it happens, counted up to a time at most: the area under the survival curve, with its standard error.
    /// </summary>
    /// <param name="until">The time, 0 or more, at most <see cref="Longest"/>.</param>
    /// <returns>Mean and standard error.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Nobody was watched that long.</exception>
    public (double Mean, double StandardError) RestrictedMean(double until)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(until);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(until, Longest);
        SurvivalStep[] steps = [.. _steps.TakeWhile(s => s.Time < until)];
        double area = 0;
        double variance = 0;
        for (int i = steps.Length - 1; i >= 0; i--)
        {
            area += steps[i].Survival * ((i + 1 < steps.Length ? steps[i + 1].Time : until) - steps[i].Time);
            variance += steps[i].AtRisk > steps[i].Events
                ? area * area * steps[i].Events / ((double)steps[i].AtRisk * (steps[i].AtRisk - steps[i].Events))
                : 0;
        }

        return (area + (steps.Length > 0 ? steps[0].Time : until), Math.Sqrt(variance));
    }

    /// <summary>How many were still watched just before a time, and to whom it had not happened before.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The number at risk.</returns>
    public long AtRisk(double time)
    {
        int index = Array.FindIndex(_times, t => t >= time);
        return index < 0 ? 0 : _atRisk[index];
    }

    internal static KaplanMeier Of(DurationCounts counts)
    {
        long atRisk = counts.Count;
        double survival = 1;
        double greenwood = 0;
        double hazard = 0;
        List<SurvivalStep> steps = [];
        List<double> times = [];
        List<long> risks = [];
        foreach ((double time, long events, long censored) in counts.InOrder)
        {
            times.Add(time);
            risks.Add(atRisk);
            if (events > 0)
            {
                survival *= (double)(atRisk - events) / atRisk;
                hazard += (double)events / atRisk;
                greenwood += atRisk > events ? events / ((double)atRisk * (atRisk - events)) : 0;
                steps.Add(new SurvivalStep(time, atRisk, events, survival, survival * Math.Sqrt(greenwood), hazard));
            }

            atRisk -= events + censored;
        }

        return new KaplanMeier([.. steps], [.. times], [.. risks]);
    }

    private SurvivalStep? StepAt(double time)
    {
        int last = Array.FindLastIndex(_steps, s => s.Time <= time);
        return last < 0 || (time > Longest && _steps[last].Survival > 0) ? null : _steps[last];
    }

    private double? FirstTime(double share, Func<SurvivalStep, double> survival)
    {
        Guard.Against.NotAShare(share);

        // Survival is a product of fractions: equal to the rest within the precision of a few multiplications is equal.
        const double Tolerance = 1e-12;
        double rest = 1 - share;
        int first = Array.FindIndex(_steps, s => survival(s) <= rest + Tolerance);
        return first < 0
            ? null
            : Math.Abs(survival(_steps[first]) - rest) <= Tolerance && first + 1 < _steps.Length
                ? (_steps[first].Time + _steps[first + 1].Time) / 2
                : _steps[first].Time;
    }
}
