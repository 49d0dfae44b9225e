namespace CustomerLifecycle;

/// <summary>Under which name a store remembers a handler.</summary>
/// <param name="Handler">The handler's type.</param>
/// <param name="Name">The name.</param>
/// <typeparam name="TStage">The type of the stages; every model that is tracked has handlers of its own.</typeparam>
internal sealed record StageChangeHandlerName<TStage>(Type Handler, string Name)
    where TStage : notnull;
