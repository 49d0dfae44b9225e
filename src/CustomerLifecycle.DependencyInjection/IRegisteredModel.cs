using NodaTime;

namespace CustomerLifecycle;

/// <summary>A model whose customers can be explained, whatever the type of its stages.</summary>
internal interface IRegisteredModel
{
    IStageClassifier<CustomerFacts> Classifier { get; }

    StageExplanation<CustomerFacts> Explain(CustomerHistory history, Instant now);
}
