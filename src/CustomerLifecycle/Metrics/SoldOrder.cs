
namespace CustomerLifecycle.Metrics;

/// <summary>An order that was sold, or all of one day where the policy merges them, and what came back of it.</summary>
internal sealed class SoldOrder(int day)
{
    public int Day => day;

    public decimal Amount { get; private set; }

    /// <summary>Whether it was refunded, or a return names it.</summary>
    public bool IsReturned { get; private set; }

    /// <summary>Whether it was refunded and no return says when.</summary>
    public bool IsRefundedWithoutReturn { get; private set; }

    /// <summary>What was refunded with the order beyond what returns gave back.</summary>
    public decimal RefundedBeyondReturns { get; private set; }

    /// <summary>Takes in an order, with the returns that name it.</summary>
    public void Add(in CustomerEvent order, IEnumerable<CustomerEvent> returns)
    {
        bool isRefunded = order.Status == OrderStatus.Refunded;
        bool isNamed = false;
        decimal open = order.Amount;
        foreach (CustomerEvent item in returns)
        {
            isNamed = true;
            open -= item.Amount;
        }

        Amount += order.Amount;
        IsReturned |= isRefunded || isNamed;
        IsRefundedWithoutReturn |= isRefunded && !isNamed;
        RefundedBeyondReturns += isRefunded ? Math.Max(0, open) : 0;
    }
}
