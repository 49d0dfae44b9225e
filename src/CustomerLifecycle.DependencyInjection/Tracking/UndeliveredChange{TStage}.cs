
namespace CustomerLifecycle;

/// <summary>A change that not every handler has dealt with yet.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class UndeliveredChange<TStage>
    where TStage : notnull
{
    /// <summary>Initializes a new instance of the <see cref="UndeliveredChange{TStage}"/> class.</summary>
    /// <param name="change">The change.</param>
    /// <param name="handledBy">The handlers that have dealt with it, by the names that they were added with.</param>
    public UndeliveredChange(StageChange<TStage> change, params IEnumerable<string> handledBy)
    {
        Guard.Against.Null(change);
        Change = change;
        HandledBy = [.. handledBy];
    }

    /// <summary>Gets the change.</summary>
    public StageChange<TStage> Change { get; }

    /// <summary>Gets the handlers that have dealt with it, by the names that they were added with.</summary>
    public IReadOnlyList<string> HandledBy { get; }
}
