using System.Globalization;

namespace CustomerLifecycle.Classification;

/// <summary>Proves, without any customer, which rules can win: looks for facts that satisfy a rule and none of the earlier ones.</summary>
/// <remarks>
/// Facts are taken to be independent of each other, and predicates that cannot be taken apart to be true or false at will. So a rule that
/// is reported really cannot win, while a rule that is not reported might still need facts that no customer has.
/// </remarks>
internal static class RuleProof<TFacts>
{
    /// <summary>Where the search is longer than this, the rule gets the benefit of the doubt.</summary>
    private const int MostSteps = 200_000;

    public static IReadOnlyList<RuleFinding> Findings(IReadOnlyList<StageRule<TFacts>> rules)
    {
        List<RuleFinding> findings = [];
        for (int r = 0; r < rules.Count; r++)
        {
            StageRule<TFacts> rule = rules[r];
            if (rule.Alternatives.Count == 0 || rule.Alternatives.Any(a => FactBox<TFacts>.Of(a) is not null))
            {
                findings.AddRange(CanWin(rules, r) ? [] : [NeverWins(rules, r)]);
                continue;
            }

            // An alternative that cannot hold is harmless beside one that can; here there is none.
            Condition<TFacts>? outOfReach = rule.Alternatives.SelectMany(a => a).FirstOrDefault(IsOutOfReach);
            findings.Add(outOfReach is null ? Contradiction(r, rule, rule.Alternatives[0]) : OutOfReach(r, rule, outOfReach));
        }

        return findings;
    }

    private static bool IsOutOfReach(Condition<TFacts> condition) => FactBox<TFacts>.Of([condition]) is null;

    private static bool CanWin(IReadOnlyList<StageRule<TFacts>> rules, int ordinal)
    {
        IReadOnlyList<Condition<TFacts>>[] earlier = [.. rules.Take(ordinal).SelectMany(r => r.Alternatives)];
        int steps = 0;
        return rules[ordinal].Alternatives.Any(a => FactBox<TFacts>.Of(a) is { } box && Escapes(box, earlier, 0, ref steps));
    }

    /// <summary>Whether the box holds facts that satisfy none of the alternatives from an index on.</summary>
    private static bool Escapes(FactBox<TFacts> box, IReadOnlyList<Condition<TFacts>>[] alternatives, int index, ref int steps)
    {
        if (index == alternatives.Length || ++steps > MostSteps)
        {
            return true;
        }

        foreach (Condition<TFacts> condition in alternatives[index])
        {
            foreach (FactBox<TFacts> outside in box.Outside(condition))
            {
                if (Escapes(outside, alternatives, index + 1, ref steps))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static RuleFinding OutOfReach(int ordinal, StageRule<TFacts> rule, Condition<TFacts> condition) =>
        new(
            RuleFindingKind.ThresholdOutOfReach,
            ordinal,
            rule.Key,
            $"Rule '{rule.Key}': '{condition}' can never hold, because {condition.Fact!.Key} "
            + (condition.Range is null ? "always has a value." : $"takes values from {Number(condition.Fact.Range.Low)} to {Number(condition.Fact.Range.High)}. Change the threshold."));

    private static RuleFinding Contradiction(int ordinal, StageRule<TFacts> rule, IReadOnlyList<Condition<TFacts>> alternative) =>
        new(
            RuleFindingKind.Contradiction,
            ordinal,
            rule.Key,
            $"Rule '{rule.Key}': {string.Join(" and ", alternative.Select(c => $"'{c}'"))} contradict each other, so they never hold together. "
            + "Change a threshold, or make them alternatives.");

    private static RuleFinding NeverWins(IReadOnlyList<StageRule<TFacts>> rules, int ordinal)
    {
        string key = rules[ordinal].Key;
        if (rules[ordinal].Alternatives.Count == 0)
        {
            return new RuleFinding(RuleFindingKind.NeverWins, ordinal, key, $"Rule '{key}' can never win, because its predicate is always false. Remove it.");
        }

        StageRule<TFacts>? culprit = rules.Take(ordinal).FirstOrDefault(r => !CanWin([r, rules[ordinal]], 1));
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
