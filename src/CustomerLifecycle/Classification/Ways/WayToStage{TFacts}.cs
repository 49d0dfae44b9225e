using System.Globalization;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>A way to a stage: what would have to happen, by when, and how long to wait afterwards.</summary>
/// <typeparam name="TFacts">The type that holds the facts.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class WayToStage<TFacts> : ISayable
{
    private readonly int? _today; // null of facts made by hand, which are of no day

    internal WayToStage(
        IReadOnlyList<WayStep<TFacts>> steps,
        int fromDays,
        int waitDays,
        int? withinDays,
        IReadOnlyList<Condition<TFacts>> assumed,
        int? today)
    {
        Steps = steps;
        FromDays = fromDays;
        WaitDays = waitDays;
        WithinDays = withinDays;
        Assumed = assumed;
        _today = today;
    }

    /// <summary>Gets what would have to happen, all on one day; empty where waiting is enough.</summary>
    public IReadOnlyList<WayStep<TFacts>> Steps { get; }

    /// <summary>
    /// Gets in how many days the steps lead to the stage at the earliest, 0 being today; until then nothing else must happen.
    /// </summary>
    public int FromDays { get; }

    /// <summary>
    /// Gets on how many days nothing must happen afterwards, 0 or more: on the last of them the customer is in the stage.
    /// </summary>
    public int WaitDays { get; }

    /// <summary>
    /// Gets within how many days the steps lead to the stage, today being 0: after that day the same steps no longer do.
    /// <see langword="null"/>: whenever they are taken, or there are no steps.
    /// </summary>
    public int? WithinDays { get; }

    /// <summary>
    /// Gets the last day on which the steps lead to the stage; <see langword="null"/> where there is none, or where the facts were made by
    /// hand and are of no day.
    /// </summary>
    public LocalDate? Until => WithinDays is { } days ? DayIn(days) : null;

    /// <summary>Gets the conditions that were taken to stay as they are, because nobody can say what the steps do to them.</summary>
    public IReadOnlyList<Condition<TFacts>> Assumed { get; }

    /// <summary>Says the way: <c>one more order by 2026-03-01</c>.</summary>
    /// <param name="culture">The language.</param>
    /// <returns>The words.</returns>
    public string Say(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        if (Steps.Count == 0)
        {
            return ReasonTexts.Days(WaitDays, "WayWait", culture);
        }

        string steps = string.Join(ReasonTexts.Get("And", culture), Steps.Select(s => s.Say(culture)));
        (string before, string within) = (FromDays, WithinDays) switch
        {
            (0, null) => (string.Empty, string.Empty),
            (0, 0) => (string.Empty, ReasonTexts.Get("WayToday", culture)),
            (0, _) when Until is { } day => (string.Empty, ReasonTexts.Format("WayUntil", culture, SentenceText.Day(day, culture))),
            (0, { } days) => (string.Empty, ReasonTexts.Days(days, "WayWithin", culture)),
            (_, null) => (ReasonTexts.Days(FromDays, "WayFrom", culture), string.Empty),
            (_, _) when Until is { } day => (
                ReasonTexts.Format(
                    "WayFromUntil",
                    culture,
                    SentenceText.Day(DayIn(FromDays)!.Value, culture),
                    SentenceText.Day(day, culture)),
                string.Empty),
            (_, { } days) => (ReasonTexts.Format("WayBetween", culture, FromDays, days), string.Empty),
        };
        return before + steps + within + (WaitDays == 0 ? string.Empty : ReasonTexts.Days(WaitDays, "WayThenWait", culture));
    }

    /// <summary>The way in English.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);

    private LocalDate? DayIn(int days) => _today is { } today ? Calendar.Plus(LocalDay.ToDate(today), days) : null;
}
