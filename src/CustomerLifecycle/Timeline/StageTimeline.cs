using CustomerLifecycle.Activity;
using CustomerLifecycle.Classification;
using NodaTime;

namespace CustomerLifecycle.Timeline;

/// <summary>Replays histories.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class StageTimeline
{
    /// <summary>Replays a history: the stage after every event, and every change that time alone brought.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="history">The customer's history.</param>
    /// <param name="classifier">The classifier.</param>
    /// <param name="until">The last day of the replay, included; later events are left out.</param>
    /// <returns>The timeline.</returns>
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
        return new Replay<TStage>(history, classifier, until).Run();
    }
}
