namespace CustomerLifecycle;

/// <summary>What became of an order.</summary>
/// <remarks>The default value is <see cref="Completed"/>. Which of them count is decided by <see cref="OrderPolicy"/>.</remarks>
public enum OrderStatus
{
    /// <summary>Placed and not taken back.</summary>
    Completed = 0,

    /// <summary>Canceled before it was delivered.</summary>
    Canceled = 1,

    /// <summary>Not an order at all, but a trial of the shop's software.</summary>
    Test = 2,

    /// <summary>The whole amount was paid back; no <see cref="CustomerEventKind.Return"/> for the same money stands beside it.</summary>
    Refunded = 3,
}
