namespace CustomerLifecycle.Layouts;

/// <summary>
/// Histories of customers from orders, or whatever one's own entities are: a function says whose an entity is, another what happened.
/// </summary>
public static class EntityHistories
{
    /// <summary>The histories of all customers.</summary>
    /// <typeparam name="TEntity">Orders, clicks, tickets.</typeparam>
    /// <param name="entities">The entities in any order, gone through once.</param>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <param name="customerOf">Whose an entity is; <see langword="null"/> or empty leaves it out.</param>
    /// <param name="eventOf">What happened. Orders of one customer and <see cref="CustomerEvent.Id"/> are lines of one order.</param>
    /// <param name="progress">Told now and then how many entities have been read, and at the end; <see langword="null"/>: nobody.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The histories by customer, in the order in which the entities first name them.</returns>
    /// <exception cref="ArgumentException">Events name more than one currency, or two events of one id contradict each other.</exception>
    /// <exception cref="OperationCanceledException">It was canceled; there is no base then.</exception>
    public static CustomerBase ToBase<TEntity>(
        this IEnumerable<TEntity> entities,
        Shop shop,
        Func<TEntity, string?> customerOf,
        Func<TEntity, CustomerEvent> eventOf,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(customerOf);
        ArgumentNullException.ThrowIfNull(eventOf);
        CustomerRecords records = new();
        EntityReading.Each(entities, entity => Add(records, customerOf(entity), entity, eventOf), progress, cancellationToken);
        return records.ToBase(shop);
    }

    /// <summary>The histories of all customers, from a stream such as that of a database.</summary>
    /// <typeparam name="TEntity">Orders, clicks, tickets.</typeparam>
    /// <param name="entities">The entities in any order.</param>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <param name="customerOf">Whose an entity is; <see langword="null"/> or empty leaves it out.</param>
    /// <param name="eventOf">What happened. Orders of one customer and <see cref="CustomerEvent.Id"/> are lines of one order.</param>
    /// <param name="progress">Told now and then how many entities have been read, and at the end; <see langword="null"/>: nobody.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The histories by customer, in the order in which the entities first name them.</returns>
    /// <exception cref="ArgumentException">Events name more than one currency, or two events of one id contradict each other.</exception>
    /// <exception cref="OperationCanceledException">It was canceled; there is no base then.</exception>
    public static async Task<CustomerBase> ToBaseAsync<TEntity>(
        this IAsyncEnumerable<TEntity> entities,
        Shop shop,
        Func<TEntity, string?> customerOf,
        Func<TEntity, CustomerEvent> eventOf,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(customerOf);
        ArgumentNullException.ThrowIfNull(eventOf);
        CustomerRecords records = new();
        await EntityReading.EachAsync(entities, entity => Add(records, customerOf(entity), entity, eventOf), progress, cancellationToken)
            .ConfigureAwait(false);
        return records.ToBase(shop);
    }

    private static void Add<TEntity>(CustomerRecords records, string? customer, TEntity entity, Func<TEntity, CustomerEvent> eventOf)
    {
        if (!string.IsNullOrEmpty(customer))
        {
            records.Add(new CustomerRecord(customer, eventOf(entity)));
        }
    }
}
