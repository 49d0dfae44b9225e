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
    private readonly string? _key;

    internal StageTrackingBuilder(IServiceCollection services, string? key) => (Services, _key) = (services, key);

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
        if (Name(typeof(THandler), name is null ? typeof(THandler).Name : Guard.Against.NullOrWhiteSpace(name)))
        {
            Services.Add(new ServiceDescriptor(typeof(IStageChangeHandler<TStage>), _key, typeof(THandler), ServiceLifetime.Scoped));
        }

        return this;
    }

    /// <summary>Adds a function that is told of every change.</summary>
    /// <param name="name">What a store remembers it by.</param>
    /// <param name="handle">Deals with a change; it is called again where it throws.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is blank or that of another handler.</exception>
    public StageTrackingBuilder<TStage> AddHandler(string name, Func<StageChange<TStage>, CancellationToken, Task> handle)
    {
        Guard.Against.NullOrWhiteSpace(name);
        Guard.Against.Null(handle);
        Name(handler: null, name);
        Services.Add(new ServiceDescriptor(
            typeof(IStageChangeHandler<TStage>), _key, new FunctionHandler<TStage>(name, handle)));
        return this;
    }

    /// <summary>Keeps customers in a store of one's own instead of in memory.</summary>
    /// <typeparam name="TStore">The store; the container makes it.</typeparam>
    /// <param name="lifetime">
    /// How long a store lives. Singleton, the default: one for the process, which must be safe from any thread. Scoped or transient: one
    /// for each operation, in a scope of its own, so that it may use scoped services such as a <c>DbContext</c>; a scope stays open
    /// while the customers who are due are read.
    /// </param>
    /// <returns>This builder.</returns>
    public StageTrackingBuilder<TStage> UseStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
        where TStore : class, IStageStore<TStage>
    {
        if (lifetime == ServiceLifetime.Singleton)
        {
            return UseStore(sp => ActivatorUtilities.CreateInstance<TStore>(sp));
        }

        // Made anew in every scope; the scope disposes of it like of any other service.
        Services.TryAdd(new ServiceDescriptor(typeof(TStore), typeof(TStore), lifetime));
        return UseStore((sp, _) => sp.GetRequiredService<TStore>(), lifetime);
    }

    /// <summary>Keeps customers in a store of one's own instead of in memory.</summary>
    /// <param name="create">Makes the store, once, from the services of the container.</param>
    /// <returns>This builder.</returns>
    public StageTrackingBuilder<TStage> UseStore(Func<IServiceProvider, IStageStore<TStage>> create)
    {
        Guard.Against.Null(create);
        return UseStore((sp, _) => create(sp), ServiceLifetime.Singleton);
    }

    /// <summary>Keeps customers in a store of one's own that knows in which model each of them is tracked.</summary>
    /// <param name="create">
    /// Makes the store from the services of the container, or of the scope, and from the models of this tracking.
    /// </param>
    /// <param name="lifetime">
    /// How long a store lives. Singleton: one for the process, which must be safe from any thread. Scoped or transient: one for each
    /// operation, in a scope of its own.
    /// </param>
    /// <returns>This builder.</returns>
    public StageTrackingBuilder<TStage> UseStore(
        Func<IServiceProvider, TrackedModels<TStage>, IStageStore<TStage>> create, ServiceLifetime lifetime)
    {
        Guard.Against.Null(create);
        string? key = _key;
        Services.RemoveAllKeyed<IStageStore<TStage>>(key);
        Services.Add(new ServiceDescriptor(
            typeof(IStageStore<TStage>),
            key,
            (sp, _) =>
            {
                TrackedModels<TStage> models = sp.GetRequiredKeyedService<TrackedModels<TStage>>(key);
                return lifetime == ServiceLifetime.Singleton
                    ? create(sp, models)
                    : new ScopedStageStore<TStage>(sp.GetRequiredService<IServiceScopeFactory>(), scope => create(scope, models));
            },
            ServiceLifetime.Singleton));
        return this;
    }

    /// <summary>
    /// Lets time pass in the background of the host, every <see cref="StageTrackingOptions.WorkerInterval"/> and once at its start.
    /// </summary>
    /// <returns>This builder.</returns>
    public StageTrackingBuilder<TStage> AdvanceInBackground()
    {
        string? key = _key;
        if (!Services.Any(s => s.ServiceType == typeof(StageTrackingWorker<TStage>) && Equals(s.ServiceKey, key)))
        {
            Services.Add(new ServiceDescriptor(
                typeof(StageTrackingWorker<TStage>),
                key,
                (sp, _) => new StageTrackingWorker<TStage>(sp.GetRequiredKeyedService<TrackingRegistration<TStage>>(key)),
                ServiceLifetime.Singleton));
            Services.AddSingleton<IHostedService>(sp => sp.GetRequiredKeyedService<StageTrackingWorker<TStage>>(key));
        }

        return this;
    }

    /// <summary>Notes the name of a handler; false where it is noted already.</summary>
    private bool Name(Type? handler, string name)
    {
        StageChangeHandlerName<TStage> added = new(_key, handler, name);
        StageChangeHandlerName<TStage>[] before =
        [
            .. Services
                .Where(s => !s.IsKeyedService && s.ServiceType == typeof(StageChangeHandlerName<TStage>))
                .Select(s => (StageChangeHandlerName<TStage>)s.ImplementationInstance!)
                .Where(h => string.Equals(h.Key, _key, StringComparison.Ordinal)),
        ];
        if (handler is not null && before.Contains(added))
        {
            return false;
        }

        if (Array.Find(
            before,
            h => (handler is not null && h.Handler == handler) || string.Equals(h.Name, name, StringComparison.Ordinal)) is { } other)
        {
            throw new ArgumentException(
                $"The handler {TextOf(other.Handler)} goes by the name '{other.Name}' already; give {TextOf(handler)} one name, "
                    + "and one of its own.",
                nameof(name));
        }

        Services.AddSingleton(added);
        return true;

        static string TextOf(Type? type) => type?.ToString() ?? "that is a function";
    }
}
