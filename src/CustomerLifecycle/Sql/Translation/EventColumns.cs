namespace CustomerLifecycle.Sql;

/// <summary>The names of what the events of a statement carry.</summary>
internal static class EventColumns
{
    public const string Customer = "customer";
    public const string At = "happened_at";
    public const string Day = "on_day";
    public const string Kind = "kind";
    public const string Counts = "counts";
    public const string Amount = "amount";
    public const string Cost = "cost";
    public const string Quantity = "quantity";
    public const string Status = "status";
    public const string Selling = "selling";
    public const string Channel = "channel";
    public const string Campaign = "campaign";
    public const string Category = "category";
    public const string Product = "product";
    public const string OrderNumber = "order_number";
    public const string Score = "score";
    public const string ContractEnd = "contract_end";
    public const string AttributeName = "attribute_name";
    public const string AttributeValue = "attribute_value";
    public const string Detail = "detail:";
}
