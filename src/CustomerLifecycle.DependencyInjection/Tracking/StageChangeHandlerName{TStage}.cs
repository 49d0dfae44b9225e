namespace CustomerLifecycle;

/// <summary>Under which name a store remembers a handler.</summary>
/// <param name="Key">The key of the tracking that it handles; null for that of the stage type.</param>
/// <param name="Handler">The handler's type; null for a function.</param>
/// <param name="Name">The name.</param>
/// <typeparam name="TStage">The type of the stages; every model that is tracked has handlers of its own.</typeparam>
internal sealed record StageChangeHandlerName<TStage>(string? Key, Type? Handler, string Name)
    where TStage : notnull;
