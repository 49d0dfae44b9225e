namespace CustomerLifecycle.Decisions;

/// <summary>What a customer does less, or worse, than before.</summary>
/// <remarks>The default value is <see cref="BuysLessOften"/>.</remarks>
public enum DeclineSignalKind
{
    /// <summary>The next order is overdue by the customer's own rhythm, or orders come at a fraction of the own pace.</summary>
    BuysLessOften = 0,

    /// <summary>Recent orders are worth a fraction of the customer's own mean.</summary>
    BuysCheaper = 1,

    /// <summary>More of what was ordered of late comes back than over the whole time.</summary>
    ReturnsMore = 2,

    /// <summary>Signs of life other than orders come at a fraction of the own pace.</summary>
    EngagesLess = 3,
}
