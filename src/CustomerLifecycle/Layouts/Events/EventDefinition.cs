namespace CustomerLifecycle.Layouts;

/// <summary>How a row becomes one event.</summary>
internal sealed record EventDefinition
{
    public required WordRule Kind { get; init; }

    public IReadOnlyList<RowCondition> When { get; init; } = [];

    /// <summary>Why a row holds nothing where the conditions do not hold; null: that is not worth telling.</summary>
    public string? Otherwise { get; init; }

    /// <summary>When it happened; null: at the time of the row.</summary>
    public TextSource? At { get; init; }

    /// <summary>When this version of it was written, which tells a newer version of an order from an older one.</summary>
    public TextSource? Updated { get; init; }

    public TextSource? Id { get; init; }

    public string IdPrefix { get; init; } = string.Empty;

    public AmountSource? Amount { get; init; }

    public AmountSource? Cost { get; init; }

    public AmountSource? Quantity { get; init; }

    /// <summary>What was given back of an order.</summary>
    public AmountSource? Refund { get; init; }

    public TextSource? RefundedAt { get; init; }

    public IReadOnlyList<WordRule> Status { get; init; } = [];

    public TextSource? Currency { get; init; }

    public TextSource? Product { get; init; }

    public TextSource? Category { get; init; }

    public TextSource? Channel { get; init; }

    public TextSource? Campaign { get; init; }

    public TextSource? Selling { get; init; }

    /// <summary>The number, date or text that its kind comes with.</summary>
    public TextSource? Value { get; init; }

    /// <summary>The name of the attribute that is set.</summary>
    public TextSource? Name { get; init; }

    /// <summary>Details of the user's own, by their names.</summary>
    public IReadOnlyDictionary<string, TextSource> Details { get; init; } = new Dictionary<string, TextSource>(StringComparer.Ordinal);

    /// <summary>Whether amounts are those of the whole order, which may stand on several rows.</summary>
    public bool IsPerOrder { get; init; }

    public ProductLineDefinition? Line { get; init; }

    /// <summary>Whether only the first event of it is kept of each customer.</summary>
    public bool IsOnce { get; init; }

    /// <summary>Whether an order of a negative amount is a return.</summary>
    public bool NegativeIsReturn { get; init; }
}
