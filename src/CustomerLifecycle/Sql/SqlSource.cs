namespace CustomerLifecycle.Sql;

/// <summary>One table whose rows are events of customers: where it stands, and which column holds what.</summary>
/// <remarks>
/// A row is one event. Either all rows are of one kind (<see cref="Kind"/>: a table of orders), or a column says the kind
/// (<see cref="KindColumn"/>). All other columns are left out where the table has none; then its events carry nothing of that sort.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record SqlSource
{
    /// <summary>Initializes a new instance of the <see cref="SqlSource"/> class.</summary>
    /// <param name="table">The table or view; a dot parts schema and table: <c>shop.orders</c>.</param>
    /// <param name="customer">The column of the customer, whatever its type.</param>
    /// <param name="at">The column of the time.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public SqlSource(string table, string customer, string at)
    {
        Table = NamedOf(table);
        Customer = NamedOf(customer);
        At = NamedOf(at);
    }

    /// <summary>A query in place of a table: the newest versions of orders, rows of one tenant, whatever a view would say.</summary>
    /// <param name="query">
    /// A statement that begins with <c>SELECT</c> and has no semicolon; it goes into the text as it is, so it must never come from outside.
    /// </param>
    /// <param name="customer">The column of the customer, as the query names it.</param>
    /// <param name="at">The column of the time, as the query names it.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    public static SqlSource OfQuery(string query, string customer, string at) => new("query", customer, at) { Query = NamedOf(query) };

    /// <summary>Gets the table or view; a dot parts schema and table.</summary>
    public string Table { get; }

    /// <summary>Gets the query that is read instead of the table; <see langword="null"/> where the table is.</summary>
    public string? Query { get; private init; }

    /// <summary>Gets the column of the customer.</summary>
    public string Customer { get; }

    /// <summary>Gets the column of the time at which it happened, in UTC.</summary>
    public string At { get; }

    /// <summary>Gets how that column says the time. Default: the engine's own type.</summary>
    /// <exception cref="ArgumentException">The value is not defined.</exception>
    public SqlTime Time { get; init => field = Guard.Against.Undefined(value); }

    /// <summary>Gets the kind of all rows; <see langword="null"/> where <see cref="KindColumn"/> says it.</summary>
    public EventKind? Kind { get; init; }

    /// <summary>Gets the column of the kind.</summary>
    public string? KindColumn { get; init; }

    /// <summary>
    /// Gets what the values of <see cref="KindColumn"/> mean; values that are not named are taken for the keys of kinds (<c>order</c>,
    /// <c>sign-up</c>, your own). Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, EventKind> Kinds { get; init => field = Copied(value); } = Copied<EventKind>([]);

    /// <summary>Gets the column of the amount of orders, returns, terms of contracts and kinds of your own.</summary>
    public string? Amount { get; init; }

    /// <summary>Gets the column of the cost.</summary>
    public string? Cost { get; init; }

    /// <summary>Gets the column of the number of items.</summary>
    public string? Quantity { get; init; }

    /// <summary>Gets the column of what became of an order. Default: none, all are completed.</summary>
    public string? Status { get; init; }

    /// <summary>
    /// Gets what the values of <see cref="Status"/> mean; values that are not named are taken for <c>completed</c>, <c>canceled</c>,
    /// <c>test</c> and <c>refunded</c>, and anything else for completed. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, OrderStatus> Statuses { get; init => field = Copied(value); } = Copied<OrderStatus>([]);

    /// <summary>Gets the column of how an order came about: <c>cross-sell</c>, <c>up-sell</c> and so on.</summary>
    public string? Selling { get; init; }

    /// <summary>Gets the column of the channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Gets the column of the campaign.</summary>
    public string? Campaign { get; init; }

    /// <summary>Gets the column of the product's category.</summary>
    public string? Category { get; init; }

    /// <summary>Gets the column of the product that it is about.</summary>
    public string? Product { get; init; }

    /// <summary>Gets the column of the number of an order, and in returns of the order that came back.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>Gets the column of the score: stars, answers, per cent of a profile.</summary>
    public string? Score { get; init; }

    /// <summary>Gets the column of the date on which a contract or trial no longer runs.</summary>
    public string? ContractEnd { get; init; }

    /// <summary>Gets the column of the name of an attribute that is set.</summary>
    public string? AttributeName { get; init; }

    /// <summary>Gets the column of what it is set to.</summary>
    public string? AttributeValue { get; init; }

    /// <summary>Gets the columns of details of your own, by the names that facts know them by. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init => field = Copied(value); } = Copied<string>([]);

    /// <summary>The column of something that an event carries; null where there is none.</summary>
    internal string? ColumnOf(string property) => property switch
    {
        EventColumns.Amount => Amount,
        EventColumns.Cost => Cost,
        EventColumns.Quantity => Quantity,
        EventColumns.Status => Status,
        EventColumns.Selling => Selling,
        EventColumns.Channel => Channel,
        EventColumns.Campaign => Campaign,
        EventColumns.Category => Category,
        EventColumns.Product => Product,
        EventColumns.OrderNumber => OrderNumber,
        EventColumns.Score => Score,
        EventColumns.ContractEnd => ContractEnd,
        EventColumns.AttributeName => AttributeName,
        EventColumns.AttributeValue => AttributeValue,
        _ when property.StartsWith(EventColumns.Detail, StringComparison.Ordinal) =>
            Details.GetValueOrDefault(property[EventColumns.Detail.Length..]),
        _ => null,
    };

    private static string NamedOf(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name;
    }

    private static Dictionary<string, TValue> Copied<TValue>(IEnumerable<KeyValuePair<string, TValue>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(values, StringComparer.Ordinal);
    }
}
