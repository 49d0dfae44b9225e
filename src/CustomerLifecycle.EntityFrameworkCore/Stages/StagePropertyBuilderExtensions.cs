using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerLifecycle;

/// <summary>Keeps stages in columns of one's own entities.</summary>
/// <threadsafety>For building the model: one thread.</threadsafety>
public static class StagePropertyBuilderExtensions
{
    /// <summary>Keeps a stage as its key in a model (<see cref="StageConverter{TStage}"/>).</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="property">The property.</param>
    /// <param name="model">The model.</param>
    /// <returns>The same property builder.</returns>
    public static PropertyBuilder<TStage> HasStageKeys<TStage>(this PropertyBuilder<TStage> property, StageModel<TStage> model)
        where TStage : notnull => Guard.Against.Null(property).HasConversion(new StageConverter<TStage>(model));

    /// <summary>Keeps a stage that may be missing as its key in a model (<see cref="StageConverter{TStage}"/>).</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="property">The property.</param>
    /// <param name="model">The model.</param>
    /// <returns>The same property builder.</returns>
    public static PropertyBuilder<TStage?> HasStageKeys<TStage>(this PropertyBuilder<TStage?> property, StageModel<TStage> model)
        where TStage : struct => Guard.Against.Null(property).HasConversion(new StageConverter<TStage>(model));
}
