using NodaTime;

namespace CustomerLifecycle;

/// <summary>Replays histories.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class StageTimeline
{
    /// <summary>
    /// How many days ahead are tried, one by one, where nobody can work out when time alone changes an answer: classifiers that are no
    /// <see cref="StageRules{TFacts, TStage}"/>, and predicates that could not be taken apart. Nobody looks farther. Unit: calendar days.
    /// </summary>
    public const int MostDaysTried = 366;

    /// <summary>Replays a history: the stage after every event, and every change that time alone brought.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="history">The customer's history.</param>
    /// <param name="classifier">The classifier.</param>
    /// <param name="until">The last day of the replay, included; later events are left out.</param>
    /// <returns>The timeline: on every day the customer is where the classifier says.</returns>
    /// <exception cref="InvalidOperationException">The classifier answers with what is none of its model's stages.</exception>
    /// <remarks>
    /// Events at the same instant count together. Changes that time brings stand at the local midnight on which they happen. With rules
    /// (<see cref="StageRules{TFacts, TStage}"/>) they are worked out; any other classifier is asked day by day.
    /// </remarks>
    public static StageTimeline<TStage> Replay<TStage>(
        CustomerHistory history, IStageClassifier<CustomerFacts, TStage> classifier, LocalDate until)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(classifier);
        return StageReplay.Run(history, classifier, until, policy: null, []);
    }

    /// <summary>Where a customer stands on a day, since when, and until when if nothing happens.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="history">The customer's history.</param>
    /// <param name="classifier">The classifier.</param>
    /// <param name="asOf">The day, past or future; later events are left out.</param>
    /// <returns>What <see cref="Replay{TStage}(CustomerHistory, IStageClassifier{CustomerFacts, TStage}, LocalDate)"/> ends with.</returns>
    /// <exception cref="InvalidOperationException">The classifier answers with what is none of its model's stages.</exception>
    public static CurrentStage<TStage> Current<TStage>(
        CustomerHistory history, IStageClassifier<CustomerFacts, TStage> classifier, LocalDate asOf)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(classifier);
        if (classifier is StageRules<CustomerFacts, TStage> { Unforeseeable.Count: 0 })
        {
            return CurrentStages.Of(history, classifier, asOf);
        }

        // Days would be tried one by one, at every beginning anew.
        StageTimeline<TStage> timeline = Replay(history, classifier, asOf);
        CustomerFacts facts = history.FactsAt(asOf);
        return new CurrentStage<TStage>(
            classifier.Model,
            timeline.AsOf,
            timeline.Current is { } visit ? visit.Stage : classifier.Classify(in facts).Stage,
            timeline.Current is { } since ? history.Shop.DayOf(since.Entered) : null,
            timeline.NextChange,
            in facts);
    }

    /// <summary>Replays a history under a policy, so that not every move that the classifier asks for is made.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="history">The customer's history.</param>
    /// <param name="classifier">The classifier.</param>
    /// <param name="until">The last day of the replay, included; later events and overrides are left out.</param>
    /// <param name="policy">Which moves are made; <see langword="null"/>: all of them.</param>
    /// <param name="overrides">What persons said of this customer.</param>
    /// <returns>The timeline, with the moves that were refused.</returns>
    /// <exception cref="ArgumentException">
    /// The policy is of another model; an override names a stage of another model or expires before it begins.
    /// </exception>
    /// <exception cref="InvalidOperationException">The classifier answers with what is none of its model's stages.</exception>
    public static StageTimeline<TStage> Replay<TStage>(
        CustomerHistory history,
        IStageClassifier<CustomerFacts, TStage> classifier,
        LocalDate until,
        TimelinePolicy<TStage>? policy,
        params IEnumerable<StageOverride<TStage>> overrides)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(overrides);
        return StageReplay.Run(history, classifier, until, policy, overrides);
    }
}
