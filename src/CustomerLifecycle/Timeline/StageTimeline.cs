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

    /// <summary>Where a customer stands on a day, why, since when, and until when if nothing happens.</summary>
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
        return new CurrentStages<TStage>(classifier, history.Shop, asOf).Of(history);
    }

    /// <summary>
    /// Where each customer of a base stands on a day, why, since when, and until when if nothing happens: asked on all cores, answered in
    /// the order of the customers.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TResult">The answer.</typeparam>
    /// <param name="customers">The base.</param>
    /// <param name="classifier">The classifier, asked on several threads at once.</param>
    /// <param name="asOf">The day, past or future; later events are left out.</param>
    /// <param name="answer">What becomes of the id and of where they stand; asked on several threads at once.</param>
    /// <returns>The answers, worked out while they are gone through; whoever stops going stops the work.</returns>
    /// <remarks>
    /// Several times as fast as asking <see cref="Current{TStage}(CustomerHistory, IStageClassifier{CustomerFacts, TStage}, LocalDate)"/>
    /// for each: in most lives no history is made.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// While they are gone through: the classifier answers with what is none of its model's stages.
    /// </exception>
    public static IEnumerable<TResult> Current<TStage, TResult>(
        this CustomerBase customers,
        IStageClassifier<CustomerFacts, TStage> classifier,
        LocalDate asOf,
        Func<string, CurrentStage<TStage>, TResult> answer)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(answer);
        AskedFacts asked = StageRules.FactsAskedBy(classifier);
        return AnswersInOrder<TResult>.Of(customers.Count, (from, to) =>
        {
            CurrentStages<TStage> stages = new(classifier, customers.Shop, asOf, asked);
            TResult[] answers = new TResult[to - from];
            for (int i = from; i < to; i++)
            {
                answers[i - from] = answer(customers.KeyAt(i), stages.Of(customers.Events, i));
            }

            return answers;
        });
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
