namespace CustomerLifecycle;

/// <summary>Which facts somebody asks for, so that no others are worked out.</summary>
internal sealed class AskedFacts
{
    private readonly Func<IReadOnlyCollection<FactInfo<CustomerFacts>>?> _shipped;
    private readonly bool _withDecline;
    private readonly bool _withOwn;
    private Func<Shop, PackedLife>? _lives;

    /// <summary>Initializes a new instance of the <see cref="AskedFacts"/> class.</summary>
    /// <param name="shipped">The facts that ship and are asked for; null: any of them may be. Looked for when they are needed.</param>
    /// <param name="withDecline">Whether signs of decline are among them, which cost more than all others together.</param>
    /// <param name="withOwn">Whether facts of the user's own are asked for; those take a history.</param>
    public AskedFacts(Func<IReadOnlyCollection<FactInfo<CustomerFacts>>?> shipped, bool withDecline, bool withOwn) =>
        (_shipped, _withDecline, _withOwn) = (shipped, withDecline, withOwn);

    /// <summary>
    /// Takes on lives of a base one after the other, and folds the facts that ship as cheaply as those asked for allow; null where facts of
    /// the user's own are asked for.
    /// </summary>
    public PackedLife? Lives(Shop shop) => _withOwn ? null : (_lives ??= FindLives())(shop);

    /// <summary>Takes on the life of a history, from its beginning.</summary>
    /// <param name="history">The history.</param>
    /// <param name="count">The number of events to look at.</param>
    public ICustomerLife LifeOf(CustomerHistory history, int count) => new HistoryLife(history, count, _withDecline, _withOwn);

    private Func<Shop, PackedLife> FindLives()
    {
        FoldPlan? plan = _shipped() is { } asked && new FoldPlan(asked) is { HasParts: false } row ? row : null;
        return shop => new PackedLife(shop, plan, _withDecline);
    }
}
