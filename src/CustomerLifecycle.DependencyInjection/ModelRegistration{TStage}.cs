using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle;

/// <summary>One registration for each type of stages: adding it twice adds it once.</summary>
internal sealed class ModelRegistration<TStage> : IModelRegistration
    where TStage : notnull
{
    public IStageClassifier<CustomerFacts> Resolve(IServiceProvider services) =>
        services.GetRequiredService<IStageClassifier<CustomerFacts, TStage>>();
}
