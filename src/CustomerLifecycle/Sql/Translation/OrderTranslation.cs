namespace CustomerLifecycle.Sql;

/// <summary>Orders that count and the money of them and of returns: what sums, signs of decline and days of orders rest on.</summary>
internal sealed class OrderTranslation(FactTranslation facts)
{
    /// <summary>The orders that count.</summary>
    public string Where => facts.Selection.Of(CustomerEventKind.Order);

    public string Count => facts.Kept.Count(Where);

    public string FirstDay => facts.Kept.Min(EventColumns.Day, Where);

    public string LastDay => facts.Kept.Max(EventColumns.Day, Where);

    /// <summary>What was kept of an order.</summary>
    public string KeptOfOne => $"CASE WHEN status = 'refunded' THEN 0 ELSE {Amount} END";

    /// <summary>What was kept of all orders that count.</summary>
    public string Kept => facts.Kept.Sum(KeptOfOne, Where);

    /// <summary>What returns gave back.</summary>
    public string GivenBack => facts.Kept.Sum(Amount, facts.Selection.Of(CustomerEventKind.Return));

    /// <summary>What came back at all: orders that were refunded gave their money back whether they count or not.</summary>
    public string Returned => $"({GivenBack} + {facts.Kept.Sum(Amount, "kind = 'order' AND status = 'refunded'")})";

    private string Amount => facts.Selection.Column(EventColumns.Amount);
}
