namespace CustomerLifecycle;

/// <summary>Which facts somebody asks for, so that no others are worked out.</summary>
internal sealed class AskedFacts
{
    private readonly Func<IReadOnlyCollection<FactInfo<CustomerFacts>>?> _shipped;
    private readonly bool _withDecline;
    private Func<Shop, IRunningFacts>? _running;

    /// <summary>Initializes a new instance of the <see cref="AskedFacts"/> class.</summary>
    /// <param name="shipped">The facts that ship and are asked for; null: any of them may be. Looked for when they are needed.</param>
    /// <param name="withDecline">Whether signs of decline are among them, which cost more than all others together.</param>
    /// <param name="withOwn">Whether facts of the user's own are asked for; those take a history.</param>
    public AskedFacts(Func<IReadOnlyCollection<FactInfo<CustomerFacts>>?> shipped, bool withDecline, bool withOwn) =>
        (_shipped, _withDecline, WithOwn) = (shipped, withDecline, withOwn);

    /// <summary>Whether facts of the user's own are asked for.</summary>
    public bool WithOwn { get; }

    /// <summary>Folds those that ship, as cheaply as they allow.</summary>
    public IRunningFacts Running(Shop shop) => (_running ??= FindRunning())(shop);

    /// <summary>Takes on the life of a history, from its beginning.</summary>
    /// <param name="history">The history.</param>
    /// <param name="count">The number of events to look at.</param>
    public ICustomerLife LifeOf(CustomerHistory history, int count) => new HistoryLife(history, count, _withDecline, WithOwn);

    private Func<Shop, IRunningFacts> FindRunning() => _shipped() is { } asked && new FoldPlan(asked) is { HasParts: false } row
        ? shop => new RunningRow(shop, row)
        : shop => new RunningProfile(shop, _withDecline);
}
