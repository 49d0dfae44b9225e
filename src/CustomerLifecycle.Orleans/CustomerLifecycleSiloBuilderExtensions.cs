using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Serialization;

namespace CustomerLifecycle;

/// <summary>Tracks customers on the silos of a cluster.</summary>
/// <threadsafety>For the composition root: one thread.</threadsafety>
public static class CustomerLifecycleSiloBuilderExtensions
{
    /// <summary>
    /// Registers the library with a silo. What is tracked is added behind it as in a single process; each customer is then worked on in one
    /// grain, and every silo lets time pass for its share of the customers.
    /// </summary>
    /// <param name="builder">The silo; all silos of a cluster are to track the same.</param>
    /// <param name="configure">Sets options in code.</param>
    /// <returns>
    /// The builder of the silo's services, for models, trackings, handlers and stores. The store in memory is that of one silo: several
    /// silos need a store that they share. <see cref="StageTrackingBuilder{TStage}.AdvanceInBackground"/> is not needed.
    /// </returns>
    /// <remarks>May be called more than once; use <see cref="ClusterTrackingExtensions"/> to record and to ask.</remarks>
    public static CustomerLifecycleBuilder AddCustomerLifecycle(
        this ISiloBuilder builder, Action<CustomerLifecycleOptions>? configure = null)
    {
        Guard.Against.Null(builder);
        CustomerLifecycleBuilder lifecycle = builder.Services.AddCustomerLifecycle(configure);
        if (builder.Services.Any(s => s.ServiceType == typeof(HeldCustomers)))
        {
            return lifecycle;
        }

        builder.Services.AddSerializer(s => s.AddAssembly(typeof(CustomerGrain).Assembly));
        builder.Services.AddSingleton<HeldCustomers>();
        builder.Services.AddSingleton<IStageStoreLayer>(sp => sp.GetRequiredService<HeldCustomers>());
        builder.Services.AddSingleton<SiloTrackings>();
        builder.Services.AddSingleton<SiloShare>();
        builder.Services.TryAddSingleton<ITrackingPartition>(sp => sp.GetRequiredService<SiloShare>());
        builder.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, PassingTime>();
        builder.AddGrainService<SiloShareService>();
        return lifecycle;
    }
}
