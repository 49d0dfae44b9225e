namespace CustomerLifecycle;

/// <summary>What is kept of some customers beside their rows: the parts that are asked for.</summary>
internal sealed class FoldedChunk
{
    public const int Bits = 11;
    public const int Most = 1 << Bits;

    private readonly RecentActivity[]? _recent;
    private readonly BuyingRounds[]? _rounds;
    private readonly OpenBasket[]? _baskets;
    private readonly ContractState[]? _contracts;
    private readonly NewestValue<decimal>[]? _lastOrders;

    public FoldedChunk(FoldPlan plan, bool hasOwn)
    {
        _recent = plan.HasRecent ? new RecentActivity[Most] : null;
        _rounds = plan.HasRounds ? new BuyingRounds[Most] : null;
        _baskets = plan.HasBasket ? Filled(new OpenBasket()) : null;
        _contracts = plan.HasContract ? Filled(new ContractState()) : null;
        _lastOrders = plan.HasLastOrder ? new NewestValue<decimal>[Most] : null;
        Scores = plan.HasScores ? new NewestValue<int>[]?[Most] : null;
        Own = hasOwn ? new FactSummary[]?[Most] : null;
    }

    /// <summary>The newest scores of each customer; null where nobody asks for them, or a customer has none.</summary>
    public NewestValue<int>[]?[]? Scores { get; }

    /// <summary>The summaries of the user's own facts; null where nobody asks for any, or nothing came.</summary>
    public FactSummary[]?[]? Own { get; }

    /// <summary>The currency of each customer, one more than its place among those that came; null until an event names one.</summary>
    public ushort[]? Currencies { get; set; }

    /// <summary>The parts of a customer; money and times are the caller's.</summary>
    public ProfileParts PartsAt(int index)
    {
        ProfileParts parts = default;
        if (_recent is not null)
        {
            parts.Recent = ref _recent[index];
        }

        if (_rounds is not null)
        {
            parts.Rounds = ref _rounds[index];
        }

        if (_baskets is not null)
        {
            parts.Basket = ref _baskets[index];
        }

        if (_contracts is not null)
        {
            parts.Contract = ref _contracts[index];
        }

        if (_lastOrders is not null)
        {
            parts.LastOrder = ref _lastOrders[index];
        }

        return parts;
    }

    private static TPart[] Filled<TPart>(TPart part)
    {
        TPart[] parts = new TPart[Most];
        Array.Fill(parts, part);
        return parts;
    }
}
