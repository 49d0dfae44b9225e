namespace CustomerLifecycle;

/// <summary>A handler that is a function.</summary>
internal sealed class FunctionHandler<TStage>(string name, Func<StageChange<TStage>, CancellationToken, Task> handle)
    : IStageChangeHandler<TStage>
    where TStage : notnull
{
    public string Name { get; } = name;

    public Task HandleAsync(StageChange<TStage> change, CancellationToken cancellationToken) => handle(change, cancellationToken);
}
