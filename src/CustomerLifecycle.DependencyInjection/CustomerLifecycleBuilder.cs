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

        return AddModel<TStage>(_ => classifier);
    }

    /// <summary>Adds a model with a classifier that the container makes, or replaces the one that has the same stages.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TClassifier">The classifier; made once, it may ask for services that live as long as the container.</typeparam>
    /// <returns>This builder.</returns>
    public CustomerLifecycleBuilder AddModel<
        TStage, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClassifier>()
        where TStage : notnull
        where TClassifier : class, IStageClassifier<CustomerFacts, TStage> =>
        AddModel<TStage>(sp => ActivatorUtilities.CreateInstance<TClassifier>(sp));

    /// <summary>
    /// Adds a model with a function as its classifier, or replaces the one that has the same stages or the same model key.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="stageOf">
    /// Gives the stage of a customer; see <see cref="StageClassifier.For"/>, also for what a function cannot give.
    /// </param>
    /// <param name="version">What tells this function from an earlier one.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="version"/> is blank.</exception>
    public CustomerLifecycleBuilder AddModel<TStage>(
        StageModel<TStage> model, Func<CustomerFacts, TStage> stageOf, string version = "1")
        where TStage : notnull => AddModel(StageClassifier.For(model, stageOf, version));

    private CustomerLifecycleBuilder AddModel<TStage>(Func<IServiceProvider, IStageClassifier<CustomerFacts, TStage>> create)
        where TStage : notnull
    {
        // Models of strings have their type in common, so they are told apart by their key alone.
        if (typeof(TStage) == typeof(string))
        {
            Services.AddSingleton<IRegisteredModel>(
                sp => new RegisteredModel<TStage>(create(sp), sp.GetServices<TimelinePolicy<TStage>>()));
        }
        else
        {
            Services.Replace(ServiceDescriptor.Singleton(create));
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
        where TStage : notnull => AddTracking<TStage>(key: null, configure);

    /// <summary>Tracks all customers in a model whose stages are known only at run time.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="configure">Sets how changes are delivered.</param>
    /// <returns>A builder for handlers, store and worker; use <see cref="IStageTracking{TStage}"/>.</returns>
    /// <exception cref="ArgumentException">
    /// Another model of strings is tracked without a key; the message says how to track several.
    /// </exception>
    public StageTrackingBuilder<string> AddTracking(
        IStageClassifier<CustomerFacts, string> classifier, Action<StageTrackingOptions>? configure = null)
    {
        Guard.Against.Null(classifier);
        if (Services.LastOrDefault(s => !s.IsKeyedService && s.ServiceType == typeof(IStageClassifier<CustomerFacts, string>)) is
            { ImplementationInstance: IStageClassifier<CustomerFacts, string> other }
            && !string.Equals(other.Model.Key, classifier.Model.Key, StringComparison.Ordinal))
        {
            string key = classifier.Model.Key;
            throw new ArgumentException(
                $"The model '{other.Model.Key}' is tracked already, and one model of strings can be without a key of its own. Write "
                    + $"AddTracking(\"{key}\", rules), and ask the container with "
                    + $"GetRequiredKeyedService<IStageTracking<string>>(\"{key}\").",
                nameof(classifier));
        }

        Services.Replace(ServiceDescriptor.Singleton(classifier));
        return AddTracking<string>(key: null, configure);
    }

    /// <summary>Tracks all customers in one more model, side by side with others whose stages are of the same type.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="key">
    /// What the services are asked for by: <c>GetRequiredKeyedService&lt;IStageTracking&lt;string&gt;&gt;("club")</c>. The key of the model
    /// is a good one. It names the options too. Not <see cref="TenantModels.TrackingKey"/>.
    /// </param>
    /// <param name="classifier">The classifier; of several for one key, the last counts.</param>
    /// <param name="configure">Sets how changes are delivered.</param>
    /// <returns>A builder for handlers, store and worker of this key alone.</returns>
    public StageTrackingBuilder<TStage> AddTracking<TStage>(
        string key, IStageClassifier<CustomerFacts, TStage> classifier, Action<StageTrackingOptions>? configure = null)
        where TStage : notnull
    {
        Guard.Against.NullOrWhiteSpace(key);
        Guard.Against.Null(classifier);
        if (string.Equals(key, TenantModels.TrackingKey, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"'{key}' is the key of the tracking of tenants (AddTenantTracking); take another one for the model "
                    + $"'{classifier.Model.Key}'.",
                nameof(key));
        }

        Services.RemoveAllKeyed<IStageClassifier<CustomerFacts, TStage>>(key);
        Services.AddKeyedSingleton(key, classifier);
        return AddTracking<TStage>(key, configure);
    }

    /// <summary>
    /// Tracks the customers of all tenants, each in the models of their tenant (<see cref="TenantModels"/>), with one store, one worker and
    /// the same handlers.
    /// </summary>
    /// <param name="configure">Sets how changes are delivered.</param>
    /// <returns>
    /// A builder for handlers, store and worker. Ask the container for <see cref="TenantModels"/>, and for
    /// <see cref="IStageTracking{TStage}"/> of strings under <see cref="TenantModels.TrackingKey"/>; customers are named by the text of a
    /// <see cref="TenantCustomer"/>.
    /// </returns>
    public StageTrackingBuilder<string> AddTenantTracking(Action<StageTrackingOptions>? configure = null)
    {
        Services.TryAddSingleton<TenantModels>();
        Services.TryAddKeyedSingleton<ITrackedModels<string>>(
            TenantModels.TrackingKey,
            (sp, _) => new ModelsOfTenants(sp.GetRequiredService<TenantModels>(), sp.GetRequiredService<Shop>()));
        return AddTracking<string>(TenantModels.TrackingKey, configure);
    }

    private StageTrackingBuilder<TStage> AddTracking<TStage>(string? key, Action<StageTrackingOptions>? configure)
        where TStage : notnull
    {
        string name = StageTrackingOptions.NameOf<TStage>(key);
        OptionsBuilder<StageTrackingOptions> options = Services.AddOptions<StageTrackingOptions>(name);
        if (!Services.Any(s => s.ServiceType == typeof(IStageTracking<TStage>) && Equals(s.ServiceKey, key)))
        {
            options.Configure<IOptions<CustomerLifecycleOptions>>((o, all) => all.Value.Tracking.CopyTo(o)).ValidateOnStart();
            StageTrackingServices.Add<TStage>(Services, key, name);
        }

        if (configure is not null)
        {
            options.Configure(configure);
        }

        return new StageTrackingBuilder<TStage>(Services, key);
    }
}
