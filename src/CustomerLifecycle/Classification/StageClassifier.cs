
namespace CustomerLifecycle;

/// <summary>Makes classifiers that are no rules.</summary>
public static class StageClassifier
{
    /// <summary>A function as a classifier: a trained model, a lookup, a decision that is no comparison of facts.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="stageOf">
    /// Gives the stage of a customer, one of the model's; called from any thread, and always with the same answer for the same facts.
    /// </param>
    /// <param name="version">
    /// What tells this function from an earlier one, in <see cref="IStageClassifier{TFacts}.Fingerprint"/>: nobody can look into it.
    /// </param>
    /// <returns>
    /// The classifier. It classifies, and everything that takes any classifier takes it (timeline, due list, tracker, flow, advice); there
    /// the days to come are tried one by one. Nobody knows its reasons: it explains nothing, and has no ways, no findings, no page and no
    /// JSON.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="version"/> is blank.</exception>
    public static IStageClassifier<CustomerFacts, TStage> For<TStage>(
        StageModel<TStage> model, Func<CustomerFacts, TStage> stageOf, string version = "1")
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stageOf);
        Guard.Against.NullOrWhiteSpace(version);
        return new FunctionClassifier<TStage>(model, stageOf, version);
    }

    private sealed class FunctionClassifier<TStage>(StageModel<TStage> model, Func<CustomerFacts, TStage> stageOf, string version)
        : IStageClassifier<CustomerFacts, TStage>
        where TStage : notnull
    {
        public StageModel<TStage> Model => model;

        public string Fingerprint => $"{model.Key}-{version}";

        public StageClassification<TStage> Classify(in CustomerFacts facts) => new(model.Answered(stageOf(facts)));
    }
}
