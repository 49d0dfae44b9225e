namespace CustomerLifecycle;

/// <content>How many entities are folded at once, all of them or none.</content>
public sealed partial class CustomerFold
{
    /// <summary>Adds what entities of one's own tell of, all of it or nothing.</summary>
    /// <typeparam name="TEntity">Orders, clicks, tickets.</typeparam>
    /// <param name="entities">The entities in any order, gone through once; they are not kept.</param>
    /// <param name="customerOf">Whose an entity is; <see langword="null"/> or empty leaves it out.</param>
    /// <param name="eventOf">What happened.</param>
    /// <param name="progress">Told now and then how many entities have been read, and at the end; <see langword="null"/>: nobody.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <remarks>
    /// Where nothing was added, ids that were read are taken for ids that came before: customers whose events carry them again are
    /// unsettled.
    /// </remarks>
    /// <exception cref="ArgumentException">Amounts of a customer are in two currencies; nothing was added.</exception>
    /// <exception cref="InvalidOperationException">The fold was settled; nothing was added.</exception>
    /// <exception cref="OperationCanceledException">It was canceled; nothing was added.</exception>
    public void AddAll<TEntity>(
        IEnumerable<TEntity> entities,
        Func<TEntity, string?> customerOf,
        Func<TEntity, CustomerEvent> eventOf,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(customerOf);
        ArgumentNullException.ThrowIfNull(eventOf);
        RequireOpen();
        CustomerFold fork = Fork();
        EntityReading.Each(entities, entity => fork.AddOf(entity, customerOf, eventOf), progress, cancellationToken);
        Join(fork);
    }

    /// <summary>Adds what entities of a stream, such as that of a database, tell of, all of it or nothing.</summary>
    /// <typeparam name="TEntity">Orders, clicks, tickets.</typeparam>
    /// <param name="entities">The entities in any order; they are not kept.</param>
    /// <param name="customerOf">Whose an entity is; <see langword="null"/> or empty leaves it out.</param>
    /// <param name="eventOf">What happened.</param>
    /// <param name="progress">Told now and then how many entities have been read, and at the end; <see langword="null"/>: nobody.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>When all have been added.</returns>
    /// <remarks>
    /// Where nothing was added, ids that were read are taken for ids that came before: customers whose events carry them again are
    /// unsettled.
    /// </remarks>
    /// <exception cref="ArgumentException">Amounts of a customer are in two currencies; nothing was added.</exception>
    /// <exception cref="InvalidOperationException">The fold was settled; nothing was added.</exception>
    /// <exception cref="OperationCanceledException">It was canceled; nothing was added.</exception>
    public async Task AddAllAsync<TEntity>(
        IAsyncEnumerable<TEntity> entities,
        Func<TEntity, string?> customerOf,
        Func<TEntity, CustomerEvent> eventOf,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(customerOf);
        ArgumentNullException.ThrowIfNull(eventOf);
        RequireOpen();
        CustomerFold fork = Fork();
        await EntityReading.EachAsync(entities, entity => fork.AddOf(entity, customerOf, eventOf), progress, cancellationToken)
            .ConfigureAwait(false);
        Join(fork);
    }

    private void AddOf<TEntity>(TEntity entity, Func<TEntity, string?> customerOf, Func<TEntity, CustomerEvent> eventOf)
    {
        if (customerOf(entity) is { Length: > 0 } customer)
        {
            Add(customer, eventOf(entity));
        }
    }
}
