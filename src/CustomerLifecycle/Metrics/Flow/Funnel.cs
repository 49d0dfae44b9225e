using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace CustomerLifecycle.Metrics;

/// <summary>How many get from stage to stage.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class Funnel : IJsonResult
{
    private Funnel(FunnelMode mode, int withinDays, IReadOnlyList<FunnelStep> steps, long tooYoung)
    {
        Mode = mode;
        WithinDays = withinDays;
        Steps = steps;
        TooYoung = tooYoung;
    }

    /// <summary>Gets who counts as having reached a step.</summary>
    public FunnelMode Mode { get; }

    /// <summary>Gets within how many days of entering the funnel a step must be reached.</summary>
    public int WithinDays { get; }

    /// <summary>Gets the steps.</summary>
    public IReadOnlyList<FunnelStep> Steps { get; }

    /// <summary>Gets how many entered the funnel in the period, but have not been watched long enough to be counted.</summary>
    public long TooYoung { get; }

    /// <summary>Counts customers in one pass.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="timelines">The timelines of the customers, each as far as the data reach.</param>
    /// <param name="entered">The period in which a customer must have entered the funnel; later steps may lie after it.</param>
    /// <param name="mode">Who counts as having reached a step.</param>
    /// <param name="withinDays">Within how many days of entering, at least 0.</param>
    /// <param name="steps">The stages in order, at least two.</param>
    /// <returns>The funnel; those who entered it less than so many days before their timeline ends are not counted.</returns>
    /// <exception cref="ArgumentException">There are fewer than two steps, or one stands twice.</exception>
    public static Funnel Of<TStage>(
        IEnumerable<StageTimeline<TStage>> timelines,
        MetricPeriod entered,
        FunnelMode mode,
        int withinDays,
        params IReadOnlyList<StageInfo<TStage>> steps)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(timelines);
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentOutOfRangeException.ThrowIfNegative(withinDays);
        steps = [.. Guard.Against.NothingWithin(steps)];
        if (steps.Count < 2 || steps.Distinct().Count() < steps.Count)
        {
            throw new ArgumentException("A funnel has at least two steps, each once.", nameof(steps));
        }

        long[] reached = new long[steps.Count];
        long tooYoung = 0;
        foreach (StageTimeline<TStage> timeline in Guard.Against.NothingWithin(timelines))
        {
            (int Step, LocalDate On)[] visits = [.. timeline.Visits.Select(v => (IndexOf(steps, v.Stage), timeline.Shop.DayOf(v.Entered)))];
            int start = Array.FindIndex(visits, v => mode == FunnelMode.Strict ? v.Step == 0 : v.Step >= 0);
            if (start < 0 || visits[start].On < entered.From || visits[start].On >= entered.To)
            {
                continue;
            }

            if (Calendar.Plus(visits[start].On, withinDays) is not { } last || last > timeline.AsOf)
            {
                tooYoung++;
                continue;
            }

            Count(reached, ReachedBy(mode, [.. visits.Skip(start).TakeWhile(v => v.On <= last).Select(v => v.Step)], steps.Count));
        }

        return new Funnel(
            mode,
            withinDays,
            [.. steps.Select((s, i) => new FunnelStep(s, reached[i], reached[Math.Max(0, i - 1)], reached[0]))],
            tooYoung);
    }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        json.WriteString("mode", KebabKey.FromValue(Mode));
        json.WriteNumber("withinDays", WithinDays);
        json.WriteNumber("tooYoung", TooYoung);
        json.WriteStartArray("steps");
        foreach (FunnelStep step in Steps)
        {
            step.WriteTo(json, culture);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static int IndexOf<TStage>(IReadOnlyList<StageInfo<TStage>> steps, TStage stage)
        where TStage : notnull
    {
        for (int i = 0; i < steps.Count; i++)
        {
            if (EqualityComparer<TStage>.Default.Equals(steps[i].Value, stage))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>How many steps, from the first on, count as reached.</summary>
    private static int ReachedBy(FunnelMode mode, int[] visits, int steps) => mode switch
    {
        FunnelMode.Strict => 1 + visits.Skip(1).Select((step, i) => (step, i)).TakeWhile(v => v.step == v.i + 1).Count(),
        FunnelMode.Implied => visits.Max() + 1,
        FunnelMode.AnyOrder => Enumerable.Range(0, steps).TakeWhile(visits.Contains).Count(),
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Use one of the modes of FunnelMode."),
    };

    private static void Count(long[] reached, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            reached[i]++;
        }
    }
}
