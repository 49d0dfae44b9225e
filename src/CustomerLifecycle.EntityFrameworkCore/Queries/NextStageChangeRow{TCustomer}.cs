using System.ComponentModel.DataAnnotations.Schema;

namespace CustomerLifecycle;

/// <summary>A customer with the stage of a day and the next change of it if nothing happens, as a row of a query.</summary>
/// <typeparam name="TCustomer">The type of the customer's id.</typeparam>
/// <threadsafety>A plain object: not for several threads.</threadsafety>
public sealed class NextStageChangeRow<TCustomer>
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

    /// <summary>Gets the day on which the stage changes; <see langword="null"/> where time alone changes nothing.</summary>
    [Column("next_on")]
    public DateOnly? NextOn { get; init; }

    /// <summary>Gets the key of the stage then; <see langword="null"/> where time alone changes nothing.</summary>
    [Column("next_stage")]
    public string? NextStage { get; init; }

    /// <summary>Gets the key of the rule that decides it then; <see langword="null"/> where time alone changes nothing.</summary>
    [Column("next_rule")]
    public string? NextRule { get; init; }
}
