
namespace CustomerLifecycle;

/// <summary>Is told of every change of stage: sends the mail, writes the task, moves the segment.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>
/// Each change is handed over at least once, those of one customer in their order. Where it may matter that a change comes twice, after a
/// crash between handling and remembering, <see cref="StageChange{TStage}.Id"/> tells a second delivery from a second change.
/// </remarks>
/// <threadsafety>
/// Made anew, in a scope of its own, for each delivery; different customers are delivered on different threads.
/// </threadsafety>
public interface IStageChangeHandler<TStage>
    where TStage : notnull
{
    /// <summary>Acts on a change.</summary>
    /// <param name="change">The change, which may be the retraction of an earlier one.</param>
    /// <param name="cancellationToken">Says that the host wants to stop; the change is then delivered again later.</param>
    /// <returns>
    /// A task that ends when the change is dealt with. An exception keeps the change, and those after it, for another time.
    /// </returns>
    Task HandleAsync(StageChange<TStage> change, CancellationToken cancellationToken);
}
