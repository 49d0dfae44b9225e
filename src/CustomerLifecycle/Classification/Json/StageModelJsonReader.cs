using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;

namespace CustomerLifecycle;

/// <summary>Reads a definition; the first thing that is wrong is reported with its place and the mend.</summary>
internal static class StageModelJsonReader
{
    public static StageRules<CustomerFacts, string> Read(string json)
    {
        using JsonDocument document = JsonPlace.ParseDocument(json);
        JsonPlace root = new(document.RootElement, "$");
        root.RequireProperties(["key", "stages", "rules", "otherwise"], ["$schema", "name", "policy", "kinds", "facts"]);
        EventKind[] kinds = [.. (root.Optional("kinds")?.Items() ?? []).Select(ReadKind)];
        FactJsonReader facts = new(kinds);
        foreach (JsonPlace fact in root.Optional("facts")?.Items() ?? [])
        {
            facts.Read(fact);
        }

        StageModel<string> model = ReadModel(root);
        FactCatalog<CustomerFacts> catalog = facts.Catalog;
        StageRulesBuilder<CustomerFacts, string> builder = StageRules.For(model, catalog).WithKinds(kinds);
        foreach (JsonPlace rule in root["rules"].Items())
        {
            builder = ReadRule(builder, model, catalog, rule);
        }

        StageRules<CustomerFacts, string> rules = ReadOtherwise(builder, model, root["otherwise"]);
        return rules.Findings.Count == 0
            ? rules
            : throw new StageModelFormatException(
                rules.Rules[rules.Findings[0].RuleOrdinal].IsFallback
                    ? "$.otherwise"
                    : string.Create(CultureInfo.InvariantCulture, $"$.rules[{rules.Findings[0].RuleOrdinal}]"),
                string.Join(' ', rules.Findings.Select(f => f.Message)));
    }

    internal static EventKind ReadKind(JsonPlace node)
    {
        string key = node.Text();
        EventKind kind = node.Guard(() => EventKind.Of(key));
        return kind.IsOwn ? kind : throw node.Wrong($"'{key}' is a kind that ships.", "Only kinds of your own are declared; leave it out.");
    }

    private static StageModel<string> ReadModel(JsonPlace root)
    {
        List<StageInfo<string>> stages = [];
        foreach (JsonPlace stage in root["stages"].Items())
        {
            stages.Add(ReadStage(stage));
        }

        string key = root["key"].Text();
        TransitionPolicy policy = root.Optional("policy") is { } written ? ReadPolicy(written) : TransitionPolicy.Free;
        LocalizedText nameByKey = root["key"].Guard(() => StageModel.Of(key, policy, "any").Name);
        LocalizedText name = root.Optional("name")?.LocalizedText() ?? nameByKey;
        return root["stages"].Guard(() => new StageModel<string>(key, stages) { Policy = policy, Name = name });
    }

    private static StageInfo<string> ReadStage(JsonPlace stage)
    {
        stage.RequireProperties(["key"], ["name", "aim", "synonyms", "roles", "reachableFromEveryStage"]);
        string key = stage["key"].Text();
        return stage["key"].Guard(() => new StageInfo<string>(key, key)
        {
            Name = stage.Optional("name")?.LocalizedText() ?? LocalizedText.Of(KebabKey.ToWords(key)),
            Aim = stage.Optional("aim")?.LocalizedText(),
            Synonyms = [.. stage.Optional("synonyms")?.Items().Select(s => s.Text()) ?? []],
            Roles = (stage.Optional("roles")?.Items() ?? []).Aggregate(StageRole.None, (roles, role) => roles | ReadRole(role)),
            ReachableFromEveryStage = stage.Optional("reachableFromEveryStage")?.Flag() ?? false,
        });
    }

    internal static StageRole ReadRole(JsonPlace node)
    {
        string written = node.Text();
        return StageRoles.TryParse(written, out StageRole role)
            ? role
            : throw node.Wrong(
                $"'{written}' is not a role of a stage.", Suggestion.For(written, StageRoles.All.SelectMany(StageRoles.KeysOf)));
    }

    private static TransitionPolicy ReadPolicy(JsonPlace node)
    {
        string written = node.Text();
        foreach (TransitionPolicy policy in Enum.GetValues<TransitionPolicy>())
        {
            if (string.Equals(KebabKey.FromName(policy.ToString()), written, StringComparison.Ordinal))
            {
                return policy;
            }
        }

        throw node.Wrong(
            $"'{written}' is not a transition policy.",
            Suggestion.For(written, Enum.GetNames<TransitionPolicy>().Select(KebabKey.FromName)));
    }

    private static StageRulesBuilder<CustomerFacts, string> ReadRule(
        StageRulesBuilder<CustomerFacts, string> builder, StageModel<string> model, FactCatalog<CustomerFacts> catalog, JsonPlace rule)
    {
        rule.RequireProperties(["stage", "when"], ["key", "name", "source"]);
        string stage = StageOf(model, rule["stage"]);
        StageRuleNotes notes = NotesOf(builder, stage, rule);
        Formula<CustomerFacts> formula = ReadFormula(rule["when"], catalog);
        return rule["when"].Guard(() => builder.Add(stage, formula, PredicateOf(formula), notes, isFallback: false));
    }

    /// <summary>The last rule: its stage alone, or with what every rule may say of itself.</summary>
    private static StageRules<CustomerFacts, string> ReadOtherwise(
        StageRulesBuilder<CustomerFacts, string> builder, StageModel<string> model, JsonPlace node)
    {
        if (!node.IsObject)
        {
            return node.Guard(() => builder.Otherwise(StageOf(model, node)));
        }

        node.RequireProperties(["stage"], ["key", "name", "source"]);
        string stage = StageOf(model, node["stage"]);
        StageRuleNotes notes = NotesOf(builder, stage, node);
        return node.Guard(() => builder.Otherwise(stage, notes));
    }

    private static StageRuleNotes NotesOf(StageRulesBuilder<CustomerFacts, string> builder, string stage, JsonPlace rule)
    {
        StageRuleNotes notes = rule.Guard(() => new StageRuleNotes(rule.Optional("key")?.Text() ?? builder.FreeKey(stage))
        {
            Name = rule.Optional("name")?.LocalizedText(),
            Source = rule.Optional("source")?.LocalizedText(),
        });
        return rule.Optional("key") is { } key && builder.HasKey(notes.Key)
            ? throw key.Wrong($"Two rules have the key '{notes.Key}'.", "Give one of them another.")
            : notes;
    }

    private static string StageOf(StageModel<string> model, JsonPlace node)
    {
        string written = node.Text();
        return model.Stages.Any(s => string.Equals(s.Key, written, StringComparison.Ordinal))
            ? written
            : throw node.Wrong($"'{written}' is not a stage of this model.", Suggestion.For(written, model.Stages.Select(s => s.Key)));
    }

    private static Formula<CustomerFacts> ReadFormula(JsonPlace node, FactCatalog<CustomerFacts> catalog)
    {
        if (node.IsArray)
        {
            return Formula<CustomerFacts>.And([.. node.Items().Select(part => ReadFormula(part, catalog))]);
        }

        if (node.Optional("all") is { } all)
        {
            node.RequireProperties(["all"], []);
            return Formula<CustomerFacts>.And([.. all.Items().Select(part => ReadFormula(part, catalog))]);
        }

        if (node.Optional("any") is { } any)
        {
            node.RequireProperties(["any"], []);
            return Formula<CustomerFacts>.Or([.. any.Items().Select(part => ReadFormula(part, catalog))]);
        }

        if (node.Optional("not") is { } not)
        {
            node.RequireProperties(["not"], []);
            return Formula<CustomerFacts>.Not(ReadFormula(not, catalog));
        }

        return ReadCondition(node, catalog);
    }

    private static Formula<CustomerFacts> ReadCondition(JsonPlace node, FactCatalog<CustomerFacts> catalog)
    {
        node.RequireProperties(["fact", "operator"], ["value"]);
        FactInfo<CustomerFacts> fact = FactOf(node["fact"], catalog);
        string name = node["operator"].Text();
        if (name is ConditionOperators.IsOneOf)
        {
            JsonPlace[] values = [.. node["value"].Items()];
            return values.Length > 0
                ? Formula<CustomerFacts>.Or(
                    [.. values.Select(v => Formula<CustomerFacts>.Of(ReadConstant(node, v, fact, ConditionOperator.Is)))])
                : throw node["value"].Wrong("The list is empty.", "Give at least one value.");
        }

        bool negated = ConditionOperators.IsNegation(name);
        ConditionOperator comparison = negated
            ? ConditionOperator.Is
            : ConditionOperators.Find(name)
                ?? throw node["operator"].Wrong($"'{name}' is not an operator.", Suggestion.For(name, ConditionOperators.Names));
        Formula<CustomerFacts> condition = Formula<CustomerFacts>.Of(
            comparison is ConditionOperator.IsMissing or ConditionOperator.IsPresent
                ? ReadPresence(node, fact, comparison)
                : ReadComparison(node, fact, comparison, catalog));
        return negated ? Formula<CustomerFacts>.Not(condition) : condition;
    }

    private static Condition<CustomerFacts> ReadPresence(JsonPlace node, FactInfo<CustomerFacts> fact, ConditionOperator comparison)
    {
        if (node.Optional("value") is { } value)
        {
            throw value.Wrong($"'{ConditionOperators.NameOf(comparison)}' compares with nothing.", "Leave the value out.");
        }

        return fact.IsOptional
            ? Conditions.Presence(fact, comparison)
            : throw node["operator"].Wrong(
                $"{fact.Key} is never missing.", "Compare it with a number, e.g. with \"operator\": \"is\", \"value\": 0.");
    }

    private static Condition<CustomerFacts> ReadComparison(
        JsonPlace node, FactInfo<CustomerFacts> fact, ConditionOperator comparison, FactCatalog<CustomerFacts> catalog)
    {
        JsonPlace value = node["value"];
        if (value.IsObject)
        {
            value.RequireProperties(["fact"], []);
            FactInfo<CustomerFacts> other = FactOf(value["fact"], catalog);
            return fact.IsText || other.IsText || fact.Unit == FactUnit.Date != (other.Unit == FactUnit.Date)
                ? throw value.Wrong(
                    $"{fact.Key} and {other.Key} cannot be compared.",
                    "Compare numbers with numbers, and texts with texts that you write out.")
                : Conditions.Compare(fact, comparison, other);
        }

        return ReadConstant(node, value, fact, comparison);
    }

    private static Condition<CustomerFacts> ReadConstant(
        JsonPlace node, JsonPlace value, FactInfo<CustomerFacts> fact, ConditionOperator comparison)
    {
        if (fact.IsText)
        {
            return comparison is ConditionOperator.Is or ConditionOperator.IsNot
                ? Conditions.Compare(fact, comparison, value.Text())
                : throw node["operator"].Wrong(
                    $"{fact.Key} is a text, which '{ConditionOperators.NameOf(comparison)}' cannot compare.",
                    "Use is, isNot, isOther, isOneOf, isMissing or isPresent.");
        }

        if (comparison == ConditionOperator.IsNot)
        {
            throw node["operator"].Wrong($"{fact.Key} is no text, and 'isOther' compares texts.", "Use isNot.");
        }

        if (fact.Unit == FactUnit.Date)
        {
            return Conditions.Compare(fact, comparison, FactJsonReader.DateIn(value));
        }

        if (fact.Unit != FactUnit.Flag)
        {
            return fact.IsWhole
                ? Conditions.Compare(fact, comparison, value.Whole(fact.Key))
                : Conditions.Compare(fact, comparison, value.Number(fact.Key));
        }

        return comparison == ConditionOperator.Is
            ? Conditions.Compare(fact, comparison, value.Flag())
            : throw node["operator"].Wrong(
                $"{fact.Key} is yes or no, which '{ConditionOperators.NameOf(comparison)}' cannot compare.",
                "Use 'is' with true or false.");
    }

    private static FactInfo<CustomerFacts> FactOf(JsonPlace node, FactCatalog<CustomerFacts> catalog)
    {
        string key = node.Text();
        return catalog.TryGet(key, out FactInfo<CustomerFacts>? fact)
            ? fact
            : throw node.Wrong($"There is no fact '{key}'.", Suggestion.For(key, catalog.All.Select(f => f.JsonKey)));
    }

    private static Expression<Func<CustomerFacts, bool>> PredicateOf(Formula<CustomerFacts> formula)
    {
        ParameterExpression facts = Expression.Parameter(typeof(CustomerFacts), "f");
        Expression? any = null;
        foreach (IReadOnlyList<Condition<CustomerFacts>> alternative in formula.Alternatives(nameof(formula)))
        {
            Expression? all = null;
            foreach (Condition<CustomerFacts> condition in alternative)
            {
                Expression one = ParameterReplacement.In(condition.Predicate.Body, condition.Predicate.Parameters[0], facts);
                all = all is null ? one : Expression.AndAlso(all, one);
            }

            all ??= Expression.Constant(value: true);
            any = any is null ? all : Expression.OrElse(any, all);
        }

        return Expression.Lambda<Func<CustomerFacts, bool>>(any ?? Expression.Constant(value: false), facts);
    }
}
