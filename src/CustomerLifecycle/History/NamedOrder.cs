namespace CustomerLifecycle;

/// <summary>An order that a return names, and what came back of it: known in whatever order the two come.</summary>
internal sealed class NamedOrder
{
    private decimal _amount;
    private OrderStatus _status;
    private decimal _returned;
    private bool _isReturned;

    /// <summary>
    /// Whether the order is at hand, a return names it, and it is refunded: because it says so, or because all of it came back.
    /// </summary>
    public bool IsRefunded => _isReturned && _amount > 0
        && (_status == OrderStatus.Refunded || (_status == OrderStatus.Completed && _returned >= _amount));

    /// <summary>Takes in the order.</summary>
    public void Add(in CustomerEvent order) => (_amount, _status) = (order.Amount, order.Status);

    /// <summary>Takes in a return.</summary>
    public void GiveBack(decimal amount)
    {
        _returned += amount;
        _isReturned = true;
    }
}
