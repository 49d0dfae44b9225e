using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Extensions;

namespace CustomerLifecycle;

/// <summary>Registers the library with a container.</summary>
public static class CustomerLifecycleServiceCollectionExtensions
{
    /// <summary>Adds the shop, the shipped models with their classifiers and metrics, and <see cref="ICustomerLifecycle"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options in code, after what configuration has set.</param>
    /// <returns>A builder for models and metrics of one's own.</returns>
    /// <remarks>
    /// May be called more than once: everything is registered once, and every <paramref name="configure"/> is applied. What is registered
    /// before (a <c>TimeProvider</c> or <c>IClock</c>, a <c>DateTimeZone</c>, a <see cref="Shop"/>, a classifier for the stages of a
    /// shipped model) is kept. Options are validated when the host starts; without a host, when they are first used.
    /// </remarks>
    public static CustomerLifecycleBuilder AddCustomerLifecycle(
        this IServiceCollection services, Action<CustomerLifecycleOptions>? configure = null)
    {
        Guard.Against.Null(services);
        OptionsBuilder<CustomerLifecycleOptions> options = services.AddOptions<CustomerLifecycleOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        return AddServices(services, options);
    }

    /// <summary>Adds the same with options bound from configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section, e.g. <c>configuration.GetSection("CustomerLifecycle")</c>.</param>
    /// <returns>A builder for models and metrics of one's own.</returns>
    public static CustomerLifecycleBuilder AddCustomerLifecycle(this IServiceCollection services, IConfiguration configuration)
    {
        Guard.Against.Null(services);
        Guard.Against.Null(configuration);
        return AddServices(
            services, services.AddOptions<CustomerLifecycleOptions>().Bind(configuration, o => o.ErrorOnUnknownConfiguration = true));
    }

    private static CustomerLifecycleBuilder AddServices(IServiceCollection services, OptionsBuilder<CustomerLifecycleOptions> options)
    {
        if (!services.Any(s => s.ServiceType == typeof(IValidateOptions<CustomerLifecycleOptions>)
            && s.ImplementationType == typeof(CustomerLifecycleOptionsValidator)))
        {
            options.ValidateOnStart();
        }

        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<CustomerLifecycleOptions>, CustomerLifecycleOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IClock>(sp => sp.GetRequiredService<TimeProvider>().ToClock());
        services.TryAddSingleton(DateTimeZoneProviders.Tzdb);
        services.TryAddSingleton(BuildShop);
        AddShipped<FivePhaseJourneyStage>(services, o => FivePhaseJourneyRules.Create(o.FivePhaseJourney));
        AddShipped<SixStepFunnelStage>(services, o => SixStepFunnelRules.Create(o.SixStepFunnel));
        AddShipped<RelationshipCycleStage>(services, o => RelationshipCycleRules.Create(o.RelationshipCycle));
        AddShipped<LifecycleMarketingStage>(services, o => LifecycleMarketingRules.Create(o.LifecycleMarketing));
        AddShipped<BuyerLifecycleStage>(services, o => BuyerLifecycleRules.Create(o.BuyerLifecycle));
        services.TryAddSingleton<ICustomerLifecycle, CustomerLifecycleService>();
        return new CustomerLifecycleBuilder(services);
    }

    private static void AddShipped<TStage>(
        IServiceCollection services, Func<CustomerLifecycleOptions, StageRules<CustomerFacts, TStage>> create)
        where TStage : notnull
    {
        services.TryAddSingleton<IStageClassifier<CustomerFacts, TStage>>(
            sp => create(sp.GetRequiredService<IOptions<CustomerLifecycleOptions>>().Value));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IRegisteredModel, RegisteredModel<TStage>>());
    }

    private static Shop BuildShop(IServiceProvider services)
    {
        CustomerLifecycleOptions options = services.GetRequiredService<IOptions<CustomerLifecycleOptions>>().Value;
        return new Shop
        {
            Zone = options.TimeZone is { } id
                ? services.GetRequiredService<IDateTimeZoneProvider>()[id]
                : services.GetService<DateTimeZone>() ?? DateTimeZone.Utc,
            Currency = options.Currency,
            Updates = options.Updates,
            WeekStart = options.WeekStart,
            Orders = options.Orders.ToPolicy(),
            Decline = options.Decline.ToPolicy(),
        };
    }
}
