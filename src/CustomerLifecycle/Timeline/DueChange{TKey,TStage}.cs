
namespace CustomerLifecycle;

/// <summary>A customer whose stage changes by time alone.</summary>
/// <typeparam name="TKey">The type of the customers' ids.</typeparam>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class DueChange<TKey, TStage>
    where TStage : notnull
{
    internal DueChange(TKey customer, TStage stage, NextStageChange<TStage> next)
    {
        Customer = customer;
        Stage = stage;
        Next = next;
    }

    /// <summary>Gets the customer.</summary>
    public TKey Customer { get; }

    /// <summary>Gets the stage now.</summary>
    public TStage Stage { get; }

    /// <summary>Gets day and stage of the change.</summary>
    public NextStageChange<TStage> Next { get; }
}
