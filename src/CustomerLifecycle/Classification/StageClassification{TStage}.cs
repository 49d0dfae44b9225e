using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle;

/// <summary>The answer of a classifier: the stage, the rule that won and the truth of every condition.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>The default value is the default stage with no rule and no condition: not an answer of any classifier that ships.</remarks>
/// <threadsafety>Immutable value type.</threadsafety>
[StructLayout(LayoutKind.Auto)]
[JsonConverter(typeof(ResultJsonConverter))]
public readonly record struct StageClassification<TStage> : IJsonResult
    where TStage : notnull
{
    /// <summary>Initializes a new instance of the <see cref="StageClassification{TStage}"/> struct.</summary>
    /// <param name="stage">The stage, as the model has it: <c>model[stage]</c>.</param>
    /// <param name="ruleOrdinal">
    /// The place of the winning rule in <see cref="StageRules{TFacts}.Rules"/>, or −1 where no rule decided.
    /// </param>
    /// <param name="conditions">One bit for each of <see cref="StageRules{TFacts}.Conditions"/>, the first in the lowest bit.</param>
    public StageClassification(StageInfo<TStage> stage, int ruleOrdinal = -1, ulong conditions = 0)
        : this(Guard.Against.Null(stage).Value, stage.Key, ruleOrdinal, conditions)
    {
    }

    internal StageClassification(TStage stage, string key, int ruleOrdinal, ulong conditions)
    {
        Stage = stage;
        Key = key;
        RuleOrdinal = ruleOrdinal;
        Conditions = conditions;
    }

    /// <summary>Writes the stage as JSON: its key in the model.</summary>
    /// <param name="json">Where the object goes.</param>
    /// <param name="culture">Is not looked at: a key has no language; <see cref="StageExplanation{TFacts}"/> has.</param>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        json.WriteString("stage", Key);
        json.WriteEndObject();
    }

    /// <summary>Gets the stage.</summary>
    public TStage Stage { get; }

    /// <summary>The stage's key in its model.</summary>
    internal string? Key { get; }

    /// <summary>Gets the place of the winning rule in <see cref="StageRules{TFacts}.Rules"/>; −1 where no rule decided.</summary>
    public int RuleOrdinal { get; }

    /// <summary>Gets the truth of every condition: bit <c>i</c> belongs to <c>StageRules.Conditions[i]</c>.</summary>
    public ulong Conditions { get; }

    /// <summary>The stage's key.</summary>
    /// <returns>E.g. <c>win-back</c>; empty for the default value.</returns>
    public override string ToString() => Key ?? string.Empty;
}
