
namespace CustomerLifecycle;

/// <summary>Which orders count, in a form that configuration can bind to. See <see cref="OrderPolicy"/> for the meanings.</summary>
/// <threadsafety>Mutable: one thread at a time. The values are copied when the shop is built.</threadsafety>
public sealed class OrderOptions
{
    /// <summary>Gets or sets a value indicating whether cancelled orders count.</summary>
    /// <value>Default: no.</value>
    public bool CountCanceled { get; set; }

    /// <summary>Gets or sets a value indicating whether test orders count.</summary>
    /// <value>Default: no.</value>
    public bool CountTest { get; set; }

    /// <summary>Gets or sets a value indicating whether orders of amount 0 count.</summary>
    /// <value>Default: no.</value>
    public bool CountZeroAmount { get; set; }

    /// <summary>Gets or sets a value indicating whether fully refunded orders still count.</summary>
    /// <value>Default: no.</value>
    public bool CountRefunded { get; set; }

    /// <summary>Gets or sets a value indicating whether returns that name their order can make it a fully refunded one.</summary>
    /// <value>Default: yes.</value>
    public bool MatchReturnsToOrders { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether orders of one calendar day are one order.</summary>
    /// <value>Default: no.</value>
    public bool MergeSameDay { get; set; }

    internal OrderPolicy ToPolicy() => new()
    {
        CountCanceled = CountCanceled,
        CountTest = CountTest,
        CountZeroAmount = CountZeroAmount,
        CountRefunded = CountRefunded,
        MatchReturnsToOrders = MatchReturnsToOrders,
        MergeSameDay = MergeSameDay,
    };
}
