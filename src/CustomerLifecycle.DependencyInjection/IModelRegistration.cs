
namespace CustomerLifecycle;

/// <summary>A model whose classifier is found by the type of its stages, so that the user can replace it.</summary>
internal interface IModelRegistration
{
    IStageClassifier<CustomerFacts> Resolve(IServiceProvider services);
}
