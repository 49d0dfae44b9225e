using System.Globalization;
using System.Text;

namespace CustomerLifecycle;

/// <summary>Prints a model and its rules as a Markdown page.</summary>
internal static class StageRulesMarkdown
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");

    public static string Print<TFacts>(StageModel model, StageRules<TFacts> rules, CultureInfo culture)
    {
        StringBuilder page = new();
        page.Append(CultureInfo.InvariantCulture, $"# {Text(model.Name.In(culture))}\n\n");
        page.Append(
            CultureInfo.InvariantCulture,
            $"Key `{model.Key}`, moves between stages: `{KebabKey.FromName(model.Policy.ToString())}`, rules `{rules.Fingerprint}`.\n\n");
        page.Append("## Stages\n\n| # | key | English | Deutsch | aim | roles |\n| --: | --- | --- | --- | --- | --- |\n");
        foreach ((int ordinal, StageInfo stage) in model.Stages.Index())
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {ordinal + 1} | `{stage.Key}` | {Text(stage.Name.In(CultureInfo.InvariantCulture))} | {Text(stage.Name.In(German))} | "
                    + $"{Text(stage.Aim?.In(culture))} | {string.Join(", ", StageRoles.KeysOf(stage.Roles))} |\n");
        }

        page.Append("\n## Rules\n\nTried in this order; the first that holds decides. A fact that is missing satisfies no comparison.\n\n");
        page.Append("| # | stage | rule | holds where | source |\n| --: | --- | --- | --- | --- |\n");
        foreach ((int ordinal, StageRule<TFacts> rule) in rules.Rules.Index())
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {ordinal + 1} | {Text(rule.Stage.Name.In(culture))} | `{rule.Key}` {Text(rule.Notes.Name?.In(culture))} | "
                    + $"{string.Join("<br>", rule.SayAlternatives(culture).Select(Text))} | {Text(rule.Notes.Source?.In(culture))} |\n");
        }

        PrintOptions(page, rules.Options, culture);
        page.Append("\n## Facts used\n\n| fact | meaning | unit |\n| --- | --- | --- |\n");
        foreach (FactInfo<TFacts> fact in StageRules<TFacts>.FactsOf(rules.Rules.SelectMany(r => r.Alternatives).SelectMany(a => a)))
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{fact.Key}` | {Text(fact.Meaning?.In(culture) ?? fact.Name.In(culture))} | "
                + $"{fact.Unit.ToString().ToLowerInvariant()} |\n");
        }

        page.Append("\n## Decision\n\n```mermaid\n").Append(StageRulesMermaid.Print(rules, culture)).Append("```\n");
        return page.ToString();
    }

    // The value is said where it is not the default.
    private static void PrintOptions(StringBuilder page, IReadOnlyList<RuleOption> options, CultureInfo culture)
    {
        if (options.Count == 0)
        {
            return;
        }

        bool hasOthers = options.Any(o => !Equals(o.Value, o.Default));
        page.Append("\n## Options\n\n").Append(
            hasOthers
                ? "| option | value | default | meaning |\n| --- | --- | --- | --- |\n"
                : "| option | default | meaning |\n| --- | --- | --- |\n");
        foreach (RuleOption option in options)
        {
            string value = hasOthers ? $" `{Text(RuleOption.TextOf(option.Value))}` |" : string.Empty;
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{Text(option.Name)}` |{value} `{Text(RuleOption.TextOf(option.Default))}` | {Text(option.Meaning?.In(culture))} |\n");
        }
    }

    private static string Text(string? text) => MarkdownText.Of(text);
}
