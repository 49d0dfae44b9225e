
namespace CustomerLifecycle.Metrics;

/// <summary>Works out how customers move between stages.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class StageFlow
{
    /// <summary>Works out the flow of a period in one pass over customers, of whom nothing is kept.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="customers">The customers.</param>
    /// <param name="classifier">The classifier.</param>
    /// <param name="period">The period: from the end of the day before it to the end of its last day.</param>
    /// <param name="policy">Which moves are made; <see langword="null"/>: all that the classifier asks for.</param>
    /// <returns>The flow.</returns>
    /// <exception cref="InvalidOperationException">The classifier answers with what is none of its model's stages.</exception>
    /// <exception cref="ArgumentException">The policy is of another model.</exception>
    public static StageFlow<TStage> Of<TStage>(
        IEnumerable<CustomerHistory> customers,
        IStageClassifier<CustomerFacts, TStage> classifier,
        MetricPeriod period,
        TimelinePolicy<TStage>? policy = null)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(classifier);
        StageFlowTally<TStage> tally = new(classifier.Model, period);
        foreach (CustomerHistory history in Guard.Against.NothingWithin(customers))
        {
            tally.Add(StageTimeline.Replay(history, classifier, period.To.PlusDays(-1), policy));
        }

        return new StageFlow<TStage>(tally);
    }
}
