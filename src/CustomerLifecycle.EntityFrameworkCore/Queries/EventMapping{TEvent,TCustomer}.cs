using System.Linq.Expressions;
using CustomerLifecycle.Sql;

namespace CustomerLifecycle;

/// <summary>What the entities of a query say of customers: whose they are, when they happened, and what they carry.</summary>
/// <typeparam name="TEvent">The entities, of the user's own: orders, visits, or events of several kinds.</typeparam>
/// <typeparam name="TCustomer">The type of a customer's id, one that the database has a type for.</typeparam>
/// <remarks>
/// Each is an expression that Entity Framework Core translates: a property, one of a navigation, or worked out of several. An entity is one
/// event; what is left out is not there, and no event carries it.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record EventMapping<TEvent, TCustomer>
    where TEvent : class
{
    /// <summary>Initializes a new instance of the <see cref="EventMapping{TEvent, TCustomer}"/> class.</summary>
    /// <param name="customer">The customer's id; entities without one are left out.</param>
    /// <param name="at">The time at which it happened, in UTC or with its offset; entities without one are left out.</param>
    public EventMapping(Expression<Func<TEvent, TCustomer>> customer, Expression<Func<TEvent, object?>> at)
    {
        Customer = Guard.Against.Null(customer);
        At = Guard.Against.Null(at);
    }

    /// <summary>Gets the customer's id.</summary>
    public Expression<Func<TEvent, TCustomer>> Customer { get; }

    /// <summary>Gets the time at which it happened.</summary>
    public Expression<Func<TEvent, object?>> At { get; }

    /// <summary>Gets how the column of the time says it. Default: the database's own type.</summary>
    /// <exception cref="ArgumentException">The value is not defined.</exception>
    public SqlTime Time { get; init => field = Guard.Against.EnumOutOfRange(value); }

    /// <summary>
    /// Gets the kind of all entities. Default: <see cref="CustomerEventKind.Order"/>, unless <see cref="KindOf"/> says it.
    /// </summary>
    public EventKind Kind { get; init; } = CustomerEventKind.Order;

    /// <summary>
    /// Gets the kind of each entity, by its key (<c>order</c>, <c>sign-up</c>, your own); it goes before <see cref="Kind"/>.
    /// </summary>
    public Expression<Func<TEvent, string?>>? KindOf { get; init; }

    /// <summary>
    /// Gets the amount of orders, returns, terms of contracts and kinds of your own: a number of any type, in units of the currency.
    /// </summary>
    public Expression<Func<TEvent, object?>>? Amount { get; init; }

    /// <summary>Gets the cost, as <see cref="Amount"/>.</summary>
    public Expression<Func<TEvent, object?>>? Cost { get; init; }

    /// <summary>Gets the number of items, a whole number.</summary>
    public Expression<Func<TEvent, object?>>? Quantity { get; init; }

    /// <summary>Gets what became of an order. Default: all are completed.</summary>
    public Expression<Func<TEvent, OrderStatus>>? Status { get; init; }

    /// <summary>Gets how an order came about: <c>cross-sell</c>, <c>up-sell</c> and so on.</summary>
    public Expression<Func<TEvent, string?>>? Selling { get; init; }

    /// <summary>Gets the channel.</summary>
    public Expression<Func<TEvent, string?>>? Channel { get; init; }

    /// <summary>Gets the campaign.</summary>
    public Expression<Func<TEvent, string?>>? Campaign { get; init; }

    /// <summary>Gets the product's category.</summary>
    public Expression<Func<TEvent, string?>>? Category { get; init; }

    /// <summary>Gets the product that it is about.</summary>
    public Expression<Func<TEvent, string?>>? Product { get; init; }

    /// <summary>Gets the number of an order, and in returns that of the order that came back.</summary>
    public Expression<Func<TEvent, string?>>? OrderNumber { get; init; }

    /// <summary>Gets the score: stars, answers, per cent of a profile; a whole number.</summary>
    public Expression<Func<TEvent, object?>>? Score { get; init; }

    /// <summary>Gets the date on which a contract or trial no longer runs.</summary>
    public Expression<Func<TEvent, object?>>? ContractEnd { get; init; }

    /// <summary>Gets the name of an attribute that is set.</summary>
    public Expression<Func<TEvent, string?>>? AttributeName { get; init; }

    /// <summary>Gets what it is set to.</summary>
    public Expression<Func<TEvent, object?>>? AttributeValue { get; init; }

    /// <summary>Gets the details of your own, by the names that facts know them by; at most sixteen. Default: none.</summary>
    /// <exception cref="ArgumentException">There are more.</exception>
    public IReadOnlyDictionary<string, Expression<Func<TEvent, object?>>> Details { get; init => field = Copied(value); } = Copied([]);

    private static Dictionary<string, Expression<Func<TEvent, object?>>> Copied(
        IEnumerable<KeyValuePair<string, Expression<Func<TEvent, object?>>>> details)
    {
        Dictionary<string, Expression<Func<TEvent, object?>>> copied = new(Guard.Against.Null(details), StringComparer.Ordinal);
        return copied.Count <= SelectedEvent.MostDetails
            ? copied
            : throw new ArgumentException(
                $"A mapping has at most {SelectedEvent.MostDetails} details; leave out those that no fact asks for.", nameof(details));
    }
}
