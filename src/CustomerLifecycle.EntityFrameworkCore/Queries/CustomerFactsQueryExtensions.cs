using CustomerLifecycle.Sql;
using Microsoft.EntityFrameworkCore;

namespace CustomerLifecycle;

/// <summary>Asks for the facts and stages of customers in the database of a context.</summary>
/// <threadsafety>As the context: one thread at a time.</threadsafety>
public static class CustomerFactsQueryExtensions
{
    /// <summary>The facts of customers as a query over entities of the context; rules classify it in the database.</summary>
    /// <typeparam name="TEvent">The entities.</typeparam>
    /// <typeparam name="TCustomer">The type of a customer's id.</typeparam>
    /// <param name="context">The context.</param>
    /// <param name="events">Which entities: a set of the context, or a query over one.</param>
    /// <param name="mapping">What they say.</param>
    /// <param name="shop">The shop: its zone, order policy and decline policy.</param>
    /// <param name="dialect">
    /// How the database writes; <see langword="null"/>: as is known of the providers for SQLite, PostgreSQL and SQL Server.
    /// </param>
    /// <returns>The facts; ask them by <see cref="CustomerFactsQuery{TCustomer}.Classify"/>.</returns>
    /// <exception cref="NotSupportedException">The provider is another one, and no dialect is named.</exception>
    /// <exception cref="ArgumentException">An amount is no number.</exception>
    public static CustomerFactsQuery<TCustomer> ToFacts<TEvent, TCustomer>(
        this DbContext context,
        IQueryable<TEvent> events,
        EventMapping<TEvent, TCustomer> mapping,
        Shop shop,
        SqlDialect? dialect = null)
        where TEvent : class
    {
        Guard.Against.Null(context);
        Guard.Against.Null(shop);
        return new CustomerFactsQuery<TCustomer>(context, shop, ProviderDialect.Of(context, dialect)).And(events, mapping);
    }
}
