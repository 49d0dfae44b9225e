
namespace CustomerLifecycle;

/// <summary>Says in which stage a customer is, and why, whatever the type of the stages.</summary>
/// <typeparam name="TFacts">The facts it decides on.</typeparam>
/// <remarks>
/// <see cref="StageRules{TFacts, TStage}"/> is the classifier that ships; a trained model or a lookup may take its place.
/// </remarks>
/// <threadsafety>Implementations must be safe from any thread, and give the same answer for the same facts.</threadsafety>
public interface IStageClassifier<TFacts>
{
    /// <summary>Gets the model whose stages it knows.</summary>
    StageModel Model { get; }

    /// <summary>Gets what identifies the definition: another definition has another fingerprint.</summary>
    string Fingerprint { get; }

    /// <summary>The stage of a customer.</summary>
    /// <param name="facts">The customer's facts.</param>
    /// <returns>One of the model's stages.</returns>
    StageInfo StageOf(in TFacts facts);

    /// <summary>The stage of a customer, and why.</summary>
    /// <param name="facts">The customer's facts.</param>
    /// <returns>The explanation, of the same stage as <see cref="StageOf"/>.</returns>
    StageExplanation<TFacts> Explain(in TFacts facts);
}
