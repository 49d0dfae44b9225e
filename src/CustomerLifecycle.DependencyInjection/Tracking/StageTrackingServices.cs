using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>Registers what tracks one model, under a key or under none; the parts find each other by the same key.</summary>
internal static class StageTrackingServices
{
    public static void Add<TStage>(IServiceCollection services, string? key, string optionsName)
        where TStage : notnull
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StageTrackingOptions>, StageTrackingOptionsValidator>());
        services.TryAddSingleton(sp => new TrackingTelemetry(sp.GetService<IMeterFactory>()));
        services.TryAddSingleton(
            sp => new StageTrackingHealthCheck(sp.GetRequiredService<TrackingTelemetry>(), sp.GetRequiredService<IClock>()));
        services.TryAddKeyedSingleton(key, (sp, _) => new RegisteredModel<TStage>(
            sp.GetRequiredKeyedService<IStageClassifier<CustomerFacts, TStage>>(key), sp.GetServices<TimelinePolicy<TStage>>()));
        services.TryAddKeyedSingleton<ITrackedModels<TStage>>(key, (sp, _) => new OneTrackedModel<TStage>(
            sp.GetRequiredKeyedService<RegisteredModel<TStage>>(key), sp.GetRequiredService<Shop>()));
        services.TryAddSingleton<SharedEvents>();
        services.TryAddKeyedSingleton<IStageStore<TStage>>(
            key, (sp, _) => new InMemoryStageStore<TStage>(sp.GetRequiredService<SharedEvents>().WithStore()));
        services.TryAddKeyedSingleton(key, (sp, _) => new StageTrackingSettings<TStage>(
            key ?? sp.GetRequiredKeyedService<RegisteredModel<TStage>>(key).Classifier.Model.Key,
            optionsName,
            sp.GetRequiredService<IOptionsMonitor<StageTrackingOptions>>(),
            sp.GetRequiredService<IClock>(),
            sp.GetRequiredService<TrackingTelemetry>(),
            sp.GetService<ILogger<StageTrackingSettings<TStage>>>()));
        services.TryAddKeyedSingleton(key, (sp, _) => new TrackedModels<TStage>(
            sp.GetRequiredKeyedService<StageTrackingSettings<TStage>>(key).Name,
            sp.GetRequiredKeyedService<ITrackedModels<TStage>>(key).ModelOf));
        services.TryAddKeyedSingleton<IStageTracking<TStage>>(key, (sp, _) =>
        {
            StageTrackingSettings<TStage> settings = sp.GetRequiredKeyedService<StageTrackingSettings<TStage>>(key);
            IStageStore<TStage> kept = sp.GetRequiredKeyedService<IStageStore<TStage>>(key);
            return new StageTrackingService<TStage>(
                kept,
                sp.GetServices<IStageStoreLayer>().Aggregate(kept, (store, layer) => layer.Over(settings.Name, store)),
                sp.GetRequiredKeyedService<ITrackedModels<TStage>>(key),
                new StageChangeDelivery<TStage>(
                    sp.GetRequiredService<IServiceScopeFactory>(), key, sp.GetServices<StageChangeHandlerName<TStage>>(), settings),
                settings,
                sp.GetService<ITrackingPartition>());
        });
        services.TryAddKeyedSingleton(key, (sp, _) => new TrackingRegistration<TStage>(key, sp));
        services.AddSingleton<TrackingRegistration>(sp => sp.GetRequiredKeyedService<TrackingRegistration<TStage>>(key));
    }
}
