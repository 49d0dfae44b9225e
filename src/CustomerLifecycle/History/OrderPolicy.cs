namespace CustomerLifecycle;

/// <summary>Which orders count. One object decides it for facts, stages and metrics alike, and every answer can name it.</summary>
/// <remarks>
/// By default completed orders of a positive amount count, but for those that were returned in full: a return that names its order can
/// complete its refund. Any other return lowers the revenue and leaves the order standing.
/// Orders at the same instant are told apart by their id, compared ordinally.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record OrderPolicy
{
    /// <summary>Gets the default policy.</summary>
    public static OrderPolicy Default { get; } = new();

    /// <summary>Gets a value indicating whether cancelled orders count. Default: no.</summary>
    public bool CountCanceled { get; init; }

    /// <summary>Gets a value indicating whether test orders count. Default: no; then they are not even a sign of life.</summary>
    public bool CountTest { get; init; }

    /// <summary>Gets a value indicating whether orders of amount 0 count. Default: no.</summary>
    public bool CountZeroAmount { get; init; }

    /// <summary>
    /// Gets a value indicating whether fully refunded orders still count as orders, with revenue 0. Default: no, so that a refund
    /// can take a first-time buyer back to being a lead. Partly refunded orders always count, with what was kept.
    /// </summary>
    public bool CountRefunded { get; init; }

    /// <summary>
    /// Gets a value indicating whether returns that name their order in <see cref="CustomerEvent.Reference"/> can make it a fully refunded
    /// one, from the return on that brings what was given back to the amount of the order. Default: yes. Needs the whole history, so a
    /// <see cref="CustomerProfile"/> refuses it.
    /// </summary>
    public bool MatchReturnsToOrders { get; init; } = true;

    /// <summary>
    /// Gets a value indicating whether orders of one calendar day in the shop's zone and of one status are one order. Default: no.
    /// Needs the whole history, so a <see cref="CustomerProfile"/> refuses it.
    /// </summary>
    public bool MergeSameDay { get; init; }

    /// <summary>Gets a value indicating whether an order can only be judged with the other events of the customer at hand.</summary>
    public bool NeedsHistory => MatchReturnsToOrders || MergeSameDay;

    /// <summary>The same policy, but for what needs other events: each order is judged by itself.</summary>
    /// <returns>
    /// The policy without <see cref="MatchReturnsToOrders"/> and <see cref="MergeSameDay"/>, as a <see cref="CustomerProfile"/> needs it;
    /// an order whose returns gave all of it back still counts then.
    /// </returns>
    public OrderPolicy EachByItself() => this with { MatchReturnsToOrders = false, MergeSameDay = false };

    /// <summary>Whether an order counts, as far as it can be judged by itself.</summary>
    /// <param name="order">The order.</param>
    /// <returns>Whether it counts.</returns>
    /// <exception cref="ArgumentException">The event is not an order.</exception>
    public bool Counts(in CustomerEvent order)
    {
        if (order.Kind != CustomerEventKind.Order)
        {
            throw new ArgumentException(
                $"Only an order can count as one; this is '{CustomerEventKinds.KeyOf(order.Kind)}'.", nameof(order));
        }

        return order.Status switch
        {
            OrderStatus.Canceled => CountCanceled,
            OrderStatus.Test => CountTest,
            OrderStatus.Refunded => CountRefunded,
            _ => true,
        } && (CountZeroAmount || order.Amount != 0);
    }

    /// <summary>The policy in words, always the same for the same policy.</summary>
    /// <returns>E.g. <c>orders: completed; zero-amount excluded; returns can refund their order; orders of one day apart</c>.</returns>
    public override string ToString()
    {
        List<string> statuses = ["completed"];
        AddIf(CountCanceled, "canceled");
        AddIf(CountTest, "test");
        AddIf(CountRefunded, "refunded");
        return $"orders: {string.Join(", ", statuses)}; zero-amount {(CountZeroAmount ? "included" : "excluded")}; "
            + $"{(MatchReturnsToOrders ? "returns can refund their order" : "returns lower revenue")}; "
            + (MergeSameDay ? "orders of one day merged" : "orders of one day apart");

        void AddIf(bool counts, string status)
        {
            if (counts)
            {
                statuses.Add(status);
            }
        }
    }
}
