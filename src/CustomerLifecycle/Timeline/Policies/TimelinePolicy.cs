
namespace CustomerLifecycle;

/// <summary>Makes policies for timelines.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class TimelinePolicy
{
    /// <summary>A policy that enforces the moves which the model allows, and nothing else.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="model">The model.</param>
    /// <returns>The policy; add minimum stays and holds to it.</returns>
    public static TimelinePolicy<TStage> For<TStage>(StageModel<TStage> model)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(model);
        return new TimelinePolicy<TStage>(model);
    }
}
