
namespace CustomerLifecycle;

/// <summary>Says in which stage a customer is, and why.</summary>
/// <typeparam name="TFacts">The facts it decides on.</typeparam>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>
/// An implementation needs a model, a fingerprint and <see cref="Classify(in TFacts)"/>; the rest follows from them unless it says better.
/// </remarks>
/// <threadsafety>Implementations must be safe from any thread, and give the same answer for the same facts.</threadsafety>
public interface IStageClassifier<TFacts, TStage> : IStageClassifier<TFacts>
    where TStage : notnull
{
    /// <summary>Gets the model whose stages it knows.</summary>
    new StageModel<TStage> Model { get; }

    /// <summary>The stage of a customer.</summary>
    /// <param name="facts">The customer's facts.</param>
    /// <returns>The stage, and what decided it.</returns>
    StageClassification<TStage> Classify(in TFacts facts);

    /// <summary>The stages of many customers.</summary>
    /// <param name="facts">The facts of each customer.</param>
    /// <param name="results">Where the answers go, in the same order; at least as long as <paramref name="facts"/>.</param>
    /// <exception cref="ArgumentException">There is not enough room for the answers; none was written.</exception>
    void Classify(ReadOnlySpan<TFacts> facts, Span<StageClassification<TStage>> results)
    {
        if (results.Length < facts.Length)
        {
            throw new ArgumentException($"There are {facts.Length} customers, but room for {results.Length} answers.", nameof(results));
        }

        for (int i = 0; i < facts.Length; i++)
        {
            results[i] = Classify(in facts[i]);
        }
    }

    /// <inheritdoc/>
    StageModel IStageClassifier<TFacts>.Model => Model;

    /// <inheritdoc/>
    StageInfo IStageClassifier<TFacts>.StageOf(in TFacts facts) => Model.Answered(Classify(in facts).Stage);

    /// <inheritdoc/>
    StageExplanation<TFacts> IStageClassifier<TFacts>.Explain(in TFacts facts) =>
        new(Model, Model.Answered(Classify(in facts).Stage), ReasonTexts.Of("NoReason"));
}
