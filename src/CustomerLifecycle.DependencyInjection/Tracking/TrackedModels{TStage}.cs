namespace CustomerLifecycle;

/// <summary>What a store may know of the tracking that it keeps customers for: its name, and what each customer is tracked in.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <threadsafety>Safe from any thread, where the function is.</threadsafety>
public sealed class TrackedModels<TStage>
    where TStage : notnull
{
    private readonly Func<string, TrackedModel<TStage>> _modelOf;

    /// <summary>Initializes a new instance of the <see cref="TrackedModels{TStage}"/> class.</summary>
    /// <param name="name">The name of the tracking.</param>
    /// <param name="modelOf">Gives the model of a customer as it stands now; it may change while the application runs.</param>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public TrackedModels(string name, Func<string, TrackedModel<TStage>> modelOf)
    {
        Name = Guard.Against.NullOrWhiteSpace(name);
        _modelOf = Guard.Against.Null(modelOf);
    }

    /// <summary>
    /// Gets the name of the tracking, which tells it from others in the same database: the key under which it was added, else that of the
    /// model.
    /// </summary>
    public string Name { get; }

    /// <summary>The model that a customer is tracked in.</summary>
    /// <param name="customer">The customer's id.</param>
    /// <returns>The model as it stands now; ask anew for each piece of work.</returns>
    /// <exception cref="FormatException">Among tenants: it is not the text of a <see cref="TenantCustomer"/>.</exception>
    /// <exception cref="KeyNotFoundException">Among tenants: the customer's tenant has no such model.</exception>
    public TrackedModel<TStage> ModelOf(string customer) => _modelOf(Guard.Against.Null(customer));
}
