namespace CustomerLifecycle;

/// <summary>All trackings of the silo, by their names.</summary>
internal sealed class SiloTrackings : ITrackingVisitor<ISiloTracking>
{
    private readonly IServiceProvider _services;
    private readonly Dictionary<string, ISiloTracking> _byName;

    public SiloTrackings(IServiceProvider services, IEnumerable<TrackingRegistration> registrations)
    {
        _services = services;
        All = [.. registrations.Select(r => r.Accept(this))];
        _byName = All.ToDictionary(t => t.Name, StringComparer.Ordinal);
    }

    /// <summary>Gets them in the order in which they were added.</summary>
    public ISiloTracking[] All { get; }

    public ISiloTracking Get(string name) => _byName.GetValueOrDefault(name) ?? throw new InvalidOperationException(
        $"This silo does not track '{name}', but {string.Join(", ", _byName.Keys.Order(StringComparer.Ordinal))}; "
            + "all silos of a cluster are to track the same.");

    ISiloTracking ITrackingVisitor<ISiloTracking>.Visit<TStage>(TrackingRegistration registration) =>
        new SiloTracking<TStage>(_services, registration);
}
