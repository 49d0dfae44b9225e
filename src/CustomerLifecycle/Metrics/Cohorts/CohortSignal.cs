namespace CustomerLifecycle.Metrics;

/// <summary>
/// What makes somebody join a cohort, or counts as coming back: orders, any sign of life, any event, or events of a kind.
/// </summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record CohortSignal
{
    private readonly EventKind? _kind;

    private CohortSignal(string key, EventKind? kind)
    {
        Key = key;
        _kind = kind;
    }

    /// <summary>Gets the orders that count under the shop's policy.</summary>
    public static CohortSignal Orders { get; } = new("order", kind: null);

    /// <summary>
    /// Gets whatever the person did of their own accord (<see cref="CustomerEventKinds.IsEngagement"/>); orders that do not count
    /// too, but for test orders.
    /// </summary>
    public static CohortSignal SignsOfLife { get; } = new("sign-of-life", kind: null);

    /// <summary>
    /// Gets every event, whatever its kind, but for test orders: by it, people join with the first that is known of them.
    /// </summary>
    public static CohortSignal AnyEvent { get; } = new("any", kind: null);

    /// <summary>Gets the key: that of the kind, or <c>order</c>, <c>sign-of-life</c> or <c>any</c>.</summary>
    public string Key { get; }

    /// <summary>The events of a kind.</summary>
    /// <param name="kind">The kind, one that ships or one of the user's own; orders are those that count (<see cref="Orders"/>).</param>
    /// <returns>The signal.</returns>
    public static CohortSignal Of(EventKind kind) => kind == CustomerEventKind.Order ? Orders : new(kind.Key, kind);

    /// <summary>The key.</summary>
    /// <returns><see cref="Key"/>.</returns>
    public override string ToString() => Key;

    /// <summary>The events of a customer that are such signals, in time order.</summary>
    internal IEnumerable<CustomerEvent> In(CustomerHistory history) =>
        _kind is { } kind ? history.Events.Where(e => e.EventKind == kind)
        : this == Orders ? history.CountedOrders()
        : history.Events.Where(e => e is not { Kind: CustomerEventKind.Order, Status: OrderStatus.Test }
            && (this == AnyEvent || CustomerEventKinds.IsEngagement(e.Kind)));
}
