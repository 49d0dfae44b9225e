using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle;

/// <summary>A customer who would be elsewhere under other rules, or another classifier.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class RuleChange<TStage> : IJsonResult
    where TStage : notnull
{
    internal RuleChange(StageExplanation<CustomerFacts> today, StageExplanation<CustomerFacts> proposed)
    {
        Today = today;
        Proposed = proposed;
    }

    /// <summary>Gets stage and reason under the rules of today.</summary>
    public StageExplanation<CustomerFacts> Today { get; }

    /// <summary>Gets stage and reason under the proposed rules.</summary>
    public StageExplanation<CustomerFacts> Proposed { get; }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        WriteMembersTo(json, culture);
        json.WriteEndObject();
    }

    /// <summary>
    /// Writes <c>today</c>, <c>proposed</c>, <c>reasonToday</c> and <c>reasonProposed</c> into an object of one's own, e.g. beside a
    /// customer.
    /// </summary>
    /// <param name="json">Where the properties go.</param>
    /// <param name="culture">The language of the reasons.</param>
    public void WriteMembersTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteString("today", Today.Stage.Key);
        json.WriteString("proposed", Proposed.Stage.Key);
        json.WriteString("reasonToday", Today.SayReason(culture));
        json.WriteString("reasonProposed", Proposed.SayReason(culture));
    }

    /// <summary>The keys of both stages.</summary>
    /// <returns>E.g. <c>growth → win-back</c>.</returns>
    public override string ToString() => $"{Today.Stage.Key} → {Proposed.Stage.Key}";
}
