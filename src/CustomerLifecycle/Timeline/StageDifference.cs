using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>Compares two days: of one customer, and of a whole base.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class StageDifference
{
    /// <summary>What changed for a customer between the ends of two days.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="history">The customer's history.</param>
    /// <param name="classifier">The classifier.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day; not before the first.</param>
    /// <param name="policy">Which moves are made; <see langword="null"/>: all that the classifier asks for.</param>
    /// <returns>The difference.</returns>
    /// <exception cref="InvalidOperationException">The classifier answers with what is none of its model's stages.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The last day is before the first.</exception>
    /// <exception cref="ArgumentException">The policy is of another model.</exception>
    public static StageDifference<TStage> Between<TStage>(
        CustomerHistory history,
        IStageClassifier<CustomerFacts, TStage> classifier,
        LocalDate from,
        LocalDate to,
        TimelinePolicy<TStage>? policy = null)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(classifier);
        RequireOrder(from, to);
        return Between(history, StageTimeline.Replay(history, classifier, to, policy), from);
    }

    /// <summary>Who moved between the ends of two days, from where to where, and why.</summary>
    /// <typeparam name="TKey">The type of the customers' ids.</typeparam>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="customers">The customers.</param>
    /// <param name="classifier">The classifier.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day; not before the first.</param>
    /// <param name="policy">Which moves are made; <see langword="null"/>: all that the classifier asks for.</param>
    /// <returns>
    /// Those who are elsewhere at the end than at the beginning, in the order in which they were given, worked out one by one; who became
    /// known in between is among them.
    /// </returns>
    /// <exception cref="InvalidOperationException">The classifier answers with what is none of its model's stages.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The last day is before the first.</exception>
    /// <exception cref="ArgumentException">The policy is of another model; thrown at the first customer.</exception>
    public static IEnumerable<KeyValuePair<TKey, StageDifference<TStage>>> Between<TKey, TStage>(
        IEnumerable<KeyValuePair<TKey, CustomerHistory>> customers,
        IStageClassifier<CustomerFacts, TStage> classifier,
        LocalDate from,
        LocalDate to,
        TimelinePolicy<TStage>? policy = null)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(classifier);
        RequireOrder(from, to);
        return Movers();

        IEnumerable<KeyValuePair<TKey, StageDifference<TStage>>> Movers()
        {
            foreach ((TKey customer, CustomerHistory history) in customers)
            {
                // Explaining costs more than looking, and most customers stay where they are.
                StageTimeline<TStage> timeline = StageTimeline.Replay(history, classifier, to, policy);
                if (timeline.StageOn(from) != timeline.StageOn(to))
                {
                    yield return new(customer, Between(history, timeline, from));
                }
            }
        }
    }

    private static StageDifference<TStage> Between<TStage>(CustomerHistory history, StageTimeline<TStage> timeline, LocalDate from)
        where TStage : notnull => new(
            from,
            timeline.AsOf,
            timeline.Explain(history, from),
            timeline.Explain(history, timeline.AsOf),
            timeline.Current is { } visit ? history.Shop.DayOf(visit.Entered) : null,
            [.. timeline.Transitions.Where(t => t.At >= history.Shop.EndOf(from))]);

    private static void RequireOrder(LocalDate from, LocalDate to)
    {
        if (to < from)
        {
            throw new ArgumentOutOfRangeException(
                nameof(to), $"The last day, {LocalDatePattern.Iso.Format(to)}, is before the first, {LocalDatePattern.Iso.Format(from)}.");
        }
    }
}
