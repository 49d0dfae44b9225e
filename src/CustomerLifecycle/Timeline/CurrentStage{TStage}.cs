using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>
/// Where a customer stands on a day, why, since when, and until when if nothing happens: the end of a timeline without the way there.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>Made by <see cref="StageTimeline"/>, several times as fast as a replay, which gives the same.</remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class CurrentStage<TStage> : IJsonResult
    where TStage : notnull
{
    private readonly IStageClassifier<CustomerFacts, TStage> _classifier;
    private readonly CustomerFacts _facts; // of that day, as far as the classifier asks for them

    internal CurrentStage(
        IStageClassifier<CustomerFacts, TStage> classifier,
        LocalDate asOf,
        TStage stage,
        LocalDate? since,
        NextStageChange<TStage>? nextChange,
        in CustomerFacts facts)
    {
        (_classifier, AsOf, Stage, Since, NextChange) = (classifier, asOf, stage, since, nextChange);
        _facts = facts;
    }

    /// <summary>Gets the model.</summary>
    public StageModel<TStage> Model => _classifier.Model;

    /// <summary>Gets the day as of whose end the answer is.</summary>
    public LocalDate AsOf { get; }

    /// <summary>Gets the stage; before the first event that of somebody of whom nothing is known.</summary>
    public TStage Stage { get; }

    /// <summary>Gets the day on which the stage was entered; <see langword="null"/> before the first event.</summary>
    public LocalDate? Since { get; }

    /// <summary>Gets the next change if nothing happens, as <see cref="StageTimeline{TStage}.NextChange"/>.</summary>
    public NextStageChange<TStage>? NextChange { get; }

    /// <summary>Gets why they stand there; worked out when first asked for.</summary>
    public StageExplanation<CustomerFacts> Explanation => field ??= _classifier.Explain(in _facts);

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        json.WriteString("stage", Model[Stage].Key);
        ReadableJson.WriteDay(json, "since", Since);
        ReadableJson.WriteDay(json, "until", NextChange?.On);
        json.WriteString("nextStage", NextChange is { } change ? Model[change.Stage].Key : null);
        json.WriteEndObject();
    }

    /// <summary>Stage, since when and until when, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>retention since 2024-05-01 until 2024-07-30</c>.</returns>
    public override string ToString() => Model[Stage].Key
        + (Since is { } since ? $" since {LocalDatePattern.Iso.Format(since)}" : string.Empty)
        + (NextChange is { } next ? $" until {LocalDatePattern.Iso.Format(next.On)}" : string.Empty);
}
