using System.ComponentModel.DataAnnotations.Schema;

namespace CustomerLifecycle;

/// <summary>A customer with the stage of a day, as a row of a query.</summary>
/// <typeparam name="TCustomer">The type of the customer's id.</typeparam>
/// <threadsafety>A plain object: not for several threads.</threadsafety>
public sealed class CustomerStageRow<TCustomer>
{
    /// <summary>Gets the customer's id.</summary>
    [Column("customer")]
    public required TCustomer Customer { get; init; }

    /// <summary>Gets the key of the stage.</summary>
    [Column("stage")]
    public required string Stage { get; init; }

    /// <summary>Gets the key of the rule that decided it.</summary>
    [Column("rule")]
    public required string Rule { get; init; }
}
