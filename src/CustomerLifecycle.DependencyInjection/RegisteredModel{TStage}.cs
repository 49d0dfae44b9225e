using NodaTime;

namespace CustomerLifecycle;

/// <summary>A classifier and the policy under which its model stands: the one place that brings them together.</summary>
internal sealed class RegisteredModel<TStage>(
    IStageClassifier<CustomerFacts, TStage> classifier, IEnumerable<TimelinePolicy<TStage>> policies) : IRegisteredModel
    where TStage : notnull
{
    public IStageClassifier<CustomerFacts, TStage> Classifier { get; } = classifier;

    IStageClassifier<CustomerFacts> IRegisteredModel.Classifier => Classifier;

    /// <summary>
    /// The last policy given. Models of strings have their type in common, so theirs are told apart by the model; of any other type a
    /// policy of another model is a mistake, which whoever applies it reports.
    /// </summary>
    public TimelinePolicy<TStage>? Policy { get; } =
        policies.LastOrDefault(p => typeof(TStage) != typeof(string) || ReferenceEquals(p.Model, classifier.Model));

    public StageClassification<TStage> Classify(CustomerHistory history, Instant now)
    {
        StageClassification<TStage> proposed = Classifier.Classify(history.FactsAt(now));
        return LifeOf(history, now)?.Current is { } visit && !EqualityComparer<TStage>.Default.Equals(visit.Stage, proposed.Stage)
            ? new StageClassification<TStage>(Classifier.Model[visit.Stage], conditions: proposed.Conditions)
            : proposed;
    }

    public StageExplanation<CustomerFacts> Explain(CustomerHistory history, Instant now) =>
        LifeOf(history, now) is { } life && life.Explain(Known(history, now), life.AsOf) is { } explanation
            ? explanation
            : Classifier.Explain(history.FactsAt(now));

    /// <summary>Without a policy customers are where the classifier says, and nobody needs to look at their past.</summary>
    private StageTimeline<TStage>? LifeOf(CustomerHistory history, Instant now) => Policy is null
        ? null
        : StageTimeline.Replay(Known(history, now), Classifier, history.Shop.DayOf(now), Policy);

    private static CustomerHistory Known(CustomerHistory history, Instant now) =>
        new(history.Shop, history.Events.TakeWhile(e => e.At <= now));
}
