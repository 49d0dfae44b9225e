using System.Globalization;
using System.Text.Json;

namespace CustomerLifecycle;

/// <summary>Writes a definition that <see cref="StageModelJsonReader"/> reads back.</summary>
internal static class StageModelJsonWriter
{
    public static string Write(StageRules<CustomerFacts> rules) => ReadableJson.Write(writer =>
    {
        StageModel model = ((IStageClassifier<CustomerFacts>)rules).Model;
        writer.WriteStartObject();
        writer.WriteString("key", model.Key);
        WriteText(writer, "name", model.Name);
        writer.WriteString("policy", KebabKey.FromName(model.Policy.ToString()));
        WriteList(writer, "kinds", [.. rules.Kinds.Select(k => k.Key)]);
        WriteFacts(writer, rules);
        writer.WriteStartArray("stages");
        foreach (StageInfo stage in model.Stages)
        {
            WriteStage(writer, stage);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("rules");
        foreach (StageRule<CustomerFacts> rule in rules.Rules.Where(r => !r.IsFallback))
        {
            WriteRule(writer, rule);
        }

        writer.WriteEndArray();
        WriteOtherwise(writer, rules.Rules[^1]);
        writer.WriteEndObject();
    });

    /// <summary>The own facts of the catalogue and of the rules; those that others are made of come first.</summary>
    private static IEnumerable<FactInfo<CustomerFacts>> OwnOf(StageRules<CustomerFacts> rules) => rules.Catalog.All
        .Concat(rules.OwnFacts.Select(f => f.Info))
        .SelectMany(WithOperands)
        .Where(f => f.IsOwn)
        .DistinctBy(f => f.Identity, StringComparer.Ordinal);

    private static IEnumerable<FactInfo<CustomerFacts>> WithOperands(FactInfo<CustomerFacts> fact) =>
        [.. fact.Declaration?.Calculation?.Operands.SelectMany(WithOperands) ?? [], fact];

    private static void WriteFacts(Utf8JsonWriter writer, StageRules<CustomerFacts> rules)
    {
        FactInfo<CustomerFacts>[] own = [.. OwnOf(rules)];
        if (own.Length > 0)
        {
            writer.WriteStartArray("facts");
            Array.ForEach(own, fact => FactJsonWriter.Write(writer, fact));
            writer.WriteEndArray();
        }
    }

    private static void WriteStage(Utf8JsonWriter writer, StageInfo stage)
    {
        writer.WriteStartObject();
        writer.WriteString("key", stage.Key);
        WriteText(writer, "name", stage.Name);
        WriteText(writer, "aim", stage.Aim);
        WriteList(writer, "synonyms", stage.Synonyms);
        WriteList(writer, "roles", StageRoles.KeysOf(stage.Roles));

        if (stage.ReachableFromEveryStage)
        {
            writer.WriteBoolean("reachableFromEveryStage", value: true);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, string property, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            writer.WriteStartArray(property);
            foreach (string text in texts)
            {
                writer.WriteStringValue(text);
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteOtherwise(Utf8JsonWriter writer, StageRule<CustomerFacts> rule)
    {
        if (rule.Notes is { Name: null, Source: null } && string.Equals(rule.Key, rule.Stage.Key, StringComparison.Ordinal))
        {
            writer.WriteString("otherwise", rule.Stage.Key);
            return;
        }

        writer.WriteStartObject("otherwise");
        WriteNotes(writer, rule);
        writer.WriteEndObject();
    }

    private static void WriteNotes(Utf8JsonWriter writer, StageRule<CustomerFacts> rule)
    {
        writer.WriteString("stage", rule.Stage.Key);
        writer.WriteString("key", rule.Key);
        WriteText(writer, "name", rule.Notes.Name);
        WriteText(writer, "source", rule.Notes.Source);
    }

    private static void WriteRule(Utf8JsonWriter writer, StageRule<CustomerFacts> rule)
    {
        writer.WriteStartObject();
        WriteNotes(writer, rule);
        writer.WritePropertyName("when");
        if (rule.Alternatives.Count == 1)
        {
            WriteAll(writer, rule, rule.Alternatives[0]);
        }
        else
        {
            writer.WriteStartObject();
            writer.WriteStartArray("any");
            foreach (IReadOnlyList<Condition<CustomerFacts>> alternative in rule.Alternatives)
            {
                WriteAll(writer, rule, alternative);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteAll(Utf8JsonWriter writer, StageRule<CustomerFacts> rule, IReadOnlyList<Condition<CustomerFacts>> conditions)
    {
        writer.WriteStartArray();
        foreach (Condition<CustomerFacts> condition in conditions)
        {
            WriteCondition(writer, rule, condition);
        }

        writer.WriteEndArray();
    }

    private static void WriteCondition(Utf8JsonWriter writer, StageRule<CustomerFacts> rule, Condition<CustomerFacts> condition)
    {
        if (condition.Fact is not { } fact || (!fact.IsOwn && !CustomerFacts.Catalog.All.Contains(fact)))
        {
            throw new ArgumentException(
                $"Rule '{rule.Key}' cannot be written as JSON, because '{condition}' could not be taken apart. "
                + "Write it as comparisons of facts with numbers or with each other.",
                nameof(rule));
        }

        writer.WriteStartObject();
        writer.WriteString("fact", fact.JsonKey);
        writer.WriteString("operator", ConditionOperators.NameOf(condition.Operator));
        if (condition.OtherFact is { } other)
        {
            writer.WriteStartObject("value");
            writer.WriteString("fact", other.JsonKey);
            writer.WriteEndObject();
        }
        else if (condition.ThresholdText is { } text)
        {
            writer.WriteString("value", text);
        }
        else if (condition.Threshold is { } threshold)
        {
            writer.WritePropertyName("value");
            WriteThreshold(writer, fact, threshold);
        }

        writer.WriteEndObject();
    }

    private static void WriteThreshold(Utf8JsonWriter writer, FactInfo<CustomerFacts> fact, double threshold)
    {
        if (fact.Unit == FactUnit.Flag)
        {
            writer.WriteBooleanValue(threshold != 0);
        }
        else if (fact.Unit == FactUnit.Date)
        {
            writer.WriteStringValue(fact.FormatValue(threshold));
        }
        else
        {
            writer.WriteNumberValue(threshold);
        }
    }

    internal static void WriteText(Utf8JsonWriter writer, string property, LocalizedText? text)
    {
        if (text is null)
        {
            return;
        }

        writer.WriteStartObject(property);
        foreach (string language in text.Languages)
        {
            writer.WriteString(language, text.In(CultureInfo.GetCultureInfo(language)));
        }

        writer.WriteEndObject();
    }
}
