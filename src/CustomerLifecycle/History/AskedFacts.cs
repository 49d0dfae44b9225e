namespace CustomerLifecycle;

/// <summary>Which facts somebody asks for, so that no others are worked out.</summary>
internal sealed class AskedFacts
{
    private readonly FoldPlan? _row; // null where a row does not say all of them
    private readonly bool _withDecline;

    /// <summary>Initializes a new instance of the <see cref="AskedFacts"/> class.</summary>
    /// <param name="shipped">The facts that ship and are asked for; null: any of them may be.</param>
    /// <param name="withOwn">Whether facts of the user's own are asked for; those take a history.</param>
    public AskedFacts(IReadOnlyCollection<FactInfo<CustomerFacts>>? shipped, bool withOwn)
    {
        WithOwn = withOwn;
        _withDecline = shipped?.Any(ShippedFacts.IsOfDecline) ?? true;
        _row = shipped is not null && new FoldPlan(shipped) is { HasParts: false } plan ? plan : null;
    }

    /// <summary>Whether facts of the user's own are asked for.</summary>
    public bool WithOwn { get; }

    /// <summary>Folds those that ship, as cheaply as they allow.</summary>
    public IRunningFacts Running(Shop shop) => _row is null ? new RunningProfile(shop, _withDecline) : new RunningRow(shop, _row);

    /// <summary>Takes on the life of a history, from its beginning.</summary>
    /// <param name="history">The history.</param>
    /// <param name="count">The number of events to look at.</param>
    public ICustomerLife LifeOf(CustomerHistory history, int count) => new HistoryLife(history, count, _withDecline, WithOwn);
}
