using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CustomerLifecycle;

/// <summary>Keeps a stage in a column as its key in a model, e.g. <c>win-back</c>.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>
/// What is read may also be a stage's name or synonym (<see cref="StageModel{TStage}.Parse"/>), so that older columns can be read. A text
/// that is no stage of the model is a <see cref="FormatException"/>, which lists the keys; a stage that is none an
/// <see cref="ArgumentException"/>.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class StageConverter<TStage> : ValueConverter<TStage, string>
    where TStage : notnull
{
    private const int LongestKey = 128;

    /// <summary>Initializes a new instance of the <see cref="StageConverter{TStage}"/> class.</summary>
    /// <param name="model">The model.</param>
    public StageConverter(StageModel<TStage> model)
        : base(
            stage => model[stage].Key,
            key => model.Parse(key),
            new ConverterMappingHints(size: LongestKey)) => Guard.Against.Null(model);
}
