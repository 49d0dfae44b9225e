using System.Collections.Frozen;

namespace CustomerLifecycle;

/// <summary>The names of operators in JSON.</summary>
internal static class ConditionOperators
{
    public const string IsNot = "isNot";
    public const string IsOneOf = "isOneOf";

    private static readonly FrozenDictionary<string, ConditionOperator> ByName =
        new Dictionary<string, ConditionOperator>(StringComparer.Ordinal)
        {
            ["atLeast"] = ConditionOperator.AtLeast,
            [">="] = ConditionOperator.AtLeast,
            ["moreThan"] = ConditionOperator.MoreThan,
            [">"] = ConditionOperator.MoreThan,
            ["atMost"] = ConditionOperator.AtMost,
            ["<="] = ConditionOperator.AtMost,
            ["lessThan"] = ConditionOperator.LessThan,
            ["<"] = ConditionOperator.LessThan,
            ["is"] = ConditionOperator.Is,
            ["="] = ConditionOperator.Is,
            ["isOther"] = ConditionOperator.IsNot,
            ["isMissing"] = ConditionOperator.IsMissing,
            ["isPresent"] = ConditionOperator.IsPresent,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every name that a definition may use, <c>isNot</c> and <c>!=</c> included.</summary>
    public static IEnumerable<string> Names => [.. ByName.Keys.Order(StringComparer.Ordinal), IsNot, "!=", IsOneOf];

    public static ConditionOperator? Find(string name) => ByName.TryGetValue(name, out ConditionOperator found) ? found : null;

    public static bool IsNegation(string name) => name is IsNot or "!=";

    public static string NameOf(ConditionOperator comparison) => ByName.First(n => n.Value == comparison && char.IsLetter(n.Key[0])).Key;
}
