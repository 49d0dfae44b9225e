using System.Globalization;

namespace CustomerLifecycle;

/// <summary>Proves, without any customer, which rules can win: looks for facts that satisfy a rule and none of the earlier ones.</summary>
/// <remarks>
/// A rule that is reported really cannot win, while a rule that is not reported might still need facts that no customer has.
/// </remarks>
internal static class RuleProof<TFacts>
{
    public static IReadOnlyList<RuleFinding> Findings(
        IReadOnlyList<StageRule<TFacts>> rules, IReadOnlyList<IReadOnlyList<Condition<TFacts>>> impossible)
    {
        List<RuleFinding> findings = [];
        for (int r = 0; r < rules.Count; r++)
        {
            StageRule<TFacts> rule = rules[r];
            if (rule.Alternatives.Count == 0 || rule.Alternatives.Any(a => FactRegion<TFacts>.Of(a) is not null))
            {
                findings.AddRange(CanWin(rules.Take(r), rule, impossible) ? [] : [NeverWins(rules, r, impossible)]);
                continue;
            }

            // An alternative that cannot hold is harmless beside one that can; here there is none.
            Condition<TFacts>? outOfReach = rule.Alternatives.SelectMany(a => a).FirstOrDefault(IsOutOfReach);
            findings.Add(outOfReach is null ? Contradiction(r, rule, rule.Alternatives[0]) : OutOfReach(r, rule, outOfReach));
        }

        return findings;
    }

    private static bool IsOutOfReach(Condition<TFacts> condition) => FactRegion<TFacts>.Of([condition]) is null;

    private static bool CanWin(
        IEnumerable<StageRule<TFacts>> earlier, StageRule<TFacts> rule, IReadOnlyList<IReadOnlyList<Condition<TFacts>>> impossible)
    {
        FactSearch<TFacts> search = new(earlier.SelectMany(r => r.Alternatives), impossible);
        return rule.Alternatives.Any(search.Finds);
    }

    private static RuleFinding OutOfReach(int ordinal, StageRule<TFacts> rule, Condition<TFacts> condition) =>
        new(
            RuleFindingKind.ThresholdOutOfReach,
            ordinal,
            rule.Key,
            $"Rule '{rule.Key}': '{condition}' can never hold, because {condition.Fact!.Key} "
            + (condition.Range is null
                ? "always has a value."
                : $"takes values from {Number(condition.Fact.Range.Low)} to {Number(condition.Fact.Range.High)}. Change the threshold."));

    private static RuleFinding Contradiction(int ordinal, StageRule<TFacts> rule, IReadOnlyList<Condition<TFacts>> alternative) =>
        new(
            RuleFindingKind.Contradiction,
            ordinal,
            rule.Key,
            $"Rule '{rule.Key}': {string.Join(" and ", alternative.Select(c => $"'{c}'"))} contradict each other, so they never hold "
                + "together. "
            + "Change a threshold, or make them alternatives.");

    private static RuleFinding NeverWins(
        IReadOnlyList<StageRule<TFacts>> rules, int ordinal, IReadOnlyList<IReadOnlyList<Condition<TFacts>>> impossible)
    {
        string key = rules[ordinal].Key;
        if (rules[ordinal].Alternatives.Count == 0)
        {
            return new RuleFinding(
                RuleFindingKind.NeverWins, ordinal, key, $"Rule '{key}' can never win, because its predicate is always false. Remove it.");
        }

        if (!CanWin([], rules[ordinal], impossible))
        {
            return Contradiction(ordinal, rules[ordinal], rules[ordinal].Alternatives[0]);
        }

        StageRule<TFacts>? culprit = rules.Take(ordinal).FirstOrDefault(r => !CanWin([r], rules[ordinal], impossible));
        string earlier = culprit is null ? "the earlier rules together hold" : $"the earlier rule '{culprit.Key}' holds";
        return new RuleFinding(
            RuleFindingKind.NeverWins,
            ordinal,
            key,
            $"Rule '{key}' can never win, because whenever it holds {earlier} already. "
            + $"Move it before {(culprit is null ? "them" : $"'{culprit.Key}'")}, or narrow what comes before.");
    }

    private static string Number(double value) => double.IsInfinity(value)
        ? (value > 0 ? "any" : "any below 0")
        : value.ToString("0.####", CultureInfo.InvariantCulture);
}
