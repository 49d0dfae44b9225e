using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CustomerLifecycle;

/// <summary>Adds handlers, a store and a worker to the tracking of one model.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <threadsafety>For the composition root: one thread.</threadsafety>
public sealed class StageTrackingBuilder<TStage>
    where TStage : notnull
{
    internal StageTrackingBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the services that the library is registered in.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds a handler that is told of every change; it may use scoped services.</summary>
    /// <typeparam name="THandler">The handler; the container makes it.</typeparam>
    /// <param name="name">
    /// What a store remembers the handler by; <see langword="null"/>: the name of its type, without namespace. A handler that goes by
    /// another name than before is told again of every change that is still kept, so give the old name to a type that is renamed.
    /// </param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">
    /// The name is blank or that of another handler, or the handler has another name already.
    /// </exception>
    public StageTrackingBuilder<TStage> AddHandler<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(string? name = null)
        where THandler : class, IStageChangeHandler<TStage>
    {
        StageChangeHandlerName<TStage> added = new(
            typeof(THandler), name is null ? typeof(THandler).Name : Guard.Against.NullOrWhiteSpace(name));
        StageChangeHandlerName<TStage>[] before =
        [
            .. Services
                .Where(s => s.ServiceType == typeof(StageChangeHandlerName<TStage>))
                .Select(s => (StageChangeHandlerName<TStage>)s.ImplementationInstance!),
        ];
        if (before.Contains(added))
        {
            return this;
        }

        if (Array.Find(before, h => h.Handler == added.Handler || string.Equals(h.Name, added.Name, StringComparison.Ordinal)) is { } other)
        {
            throw new ArgumentException(
                $"The handler {other.Handler} goes by the name '{other.Name}' already; give {added.Handler} one name, and one of its own.",
                nameof(name));
        }

        Services.AddSingleton(added);
        Services.TryAddEnumerable(ServiceDescriptor.Scoped<IStageChangeHandler<TStage>, THandler>());
        return this;
    }

    /// <summary>Keeps customers in a store of one's own instead of in memory.</summary>
    /// <typeparam name="TStore">The store; the container makes one for the process.</typeparam>
    /// <returns>This builder.</returns>
    public StageTrackingBuilder<TStage> UseStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>()
        where TStore : class, IStageStore<TStage>
    {
        Services.Replace(ServiceDescriptor.Singleton<IStageStore<TStage>, TStore>());
        return this;
    }

    /// <summary>
    /// Lets time pass in the background of the host, every <see cref="StageTrackingOptions.WorkerInterval"/> and once at its start.
    /// </summary>
    /// <returns>This builder.</returns>
    public StageTrackingBuilder<TStage> AdvanceInBackground()
    {
        Services.TryAddSingleton(TimeProvider.System);
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StageTrackingWorker<TStage>>());
        return this;
    }
}
