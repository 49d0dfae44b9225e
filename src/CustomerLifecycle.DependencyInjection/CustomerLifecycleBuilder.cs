using System.Diagnostics.CodeAnalysis;
using CustomerLifecycle.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle;

/// <summary>Adds models, policies and metrics of one's own to what ships.</summary>
/// <threadsafety>For the composition root: one thread.</threadsafety>
public sealed class CustomerLifecycleBuilder
{
    internal CustomerLifecycleBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the services that the library is registered in.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds a model with its classifier, or replaces the one that has the same stages or the same model key.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="classifier">The classifier: rules, a trained model, a lookup.</param>
    /// <returns>This builder.</returns>
    public CustomerLifecycleBuilder AddModel<TStage>(IStageClassifier<CustomerFacts, TStage> classifier)
        where TStage : notnull
    {
        Guard.Against.Null(classifier);

        // Models of strings have their type in common, so they are told apart by their key alone.
        if (typeof(TStage) == typeof(string))
        {
            Services.AddSingleton<IRegisteredModel>(
                sp => new RegisteredModel<TStage>(classifier, sp.GetServices<TimelinePolicy<TStage>>()));
        }
        else
        {
            Services.Replace(ServiceDescriptor.Singleton(classifier));
            Services.TryAddEnumerable(ServiceDescriptor.Singleton<IRegisteredModel, RegisteredModel<TStage>>());
        }

        return this;
    }

    /// <summary>
    /// Puts a model under a policy, so that not every move that its classifier asks for is made: it applies to classification, explanation,
    /// advice and tracking alike. For due lists, differences and timelines ask <see cref="ICustomerLifecycle.PolicyOf{TStage}"/> for it.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="policy">The policy; of several for one model, the last counts.</param>
    /// <returns>This builder.</returns>
    public CustomerLifecycleBuilder UsePolicy<TStage>(TimelinePolicy<TStage> policy)
        where TStage : notnull
    {
        Services.AddSingleton(Guard.Against.Null(policy));
        return this;
    }

    /// <summary>Adds a metric, or replaces the one that has the same key.</summary>
    /// <typeparam name="TMetric">The metric; the container makes it.</typeparam>
    /// <returns>This builder.</returns>
    public CustomerLifecycleBuilder AddMetric<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TMetric>()
        where TMetric : class, IMetric
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IMetric, TMetric>());
        return this;
    }

    /// <summary>Adds a metric, e.g. one made by <see cref="Metric"/>, or replaces the one that has the same key.</summary>
    /// <param name="metric">The metric.</param>
    /// <returns>This builder.</returns>
    public CustomerLifecycleBuilder AddMetric(IMetric metric)
    {
        Guard.Against.Null(metric);
        Services.AddSingleton(metric);
        return this;
    }

    /// <summary>
    /// Tracks all customers in a registered model: keeps their events, works out every change of stage and tells handlers of it.
    /// </summary>
    /// <typeparam name="TStage">The stages of a shipped model or of one added before.</typeparam>
    /// <param name="configure">Sets how changes are delivered.</param>
    /// <returns>A builder for handlers, store and worker; use <see cref="IStageTracking{TStage}"/>.</returns>
    public StageTrackingBuilder<TStage> AddTracking<TStage>(Action<StageTrackingOptions>? configure = null)
        where TStage : notnull
    {
        OptionsBuilder<StageTrackingOptions> options = Services.AddOptions<StageTrackingOptions>(StageTrackingOptions.NameOf<TStage>());
        if (configure is not null)
        {
            options.Configure(configure);
        }

        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StageTrackingOptions>, StageTrackingOptionsValidator>());
        if (!Services.Any(s => s.ServiceType == typeof(IStageTracking<TStage>)))
        {
            options.ValidateOnStart();
        }

        Services.TryAddSingleton<RegisteredModel<TStage>>();
        Services.TryAddSingleton<IStageStore<TStage>, InMemoryStageStore<TStage>>();
        Services.TryAddSingleton<StageChangeDelivery<TStage>>();
        Services.TryAddSingleton<IStageTracking<TStage>, StageTrackingService<TStage>>();
        return new StageTrackingBuilder<TStage>(Services);
    }

    /// <summary>
    /// Tracks all customers in a model whose stages are known only at run time. One such model can be tracked in a container.
    /// </summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="configure">Sets how changes are delivered.</param>
    /// <returns>A builder for handlers, store and worker; use <see cref="IStageTracking{TStage}"/>.</returns>
    public StageTrackingBuilder<string> AddTracking(
        IStageClassifier<CustomerFacts, string> classifier, Action<StageTrackingOptions>? configure = null)
    {
        Guard.Against.Null(classifier);
        Services.Replace(ServiceDescriptor.Singleton(classifier));
        return AddTracking<string>(configure);
    }
}
