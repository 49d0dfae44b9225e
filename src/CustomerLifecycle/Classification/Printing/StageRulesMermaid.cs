using System.Globalization;
using System.Text;

namespace CustomerLifecycle;

/// <summary>Prints rules as a Mermaid flow chart: one question after the other, the first yes decides.</summary>
internal static class StageRulesMermaid
{
    public static string Print<TFacts>(StageRules<TFacts> rules, CultureInfo culture)
    {
        StringBuilder chart = new("flowchart TD\n");
        for (int r = 0; r < rules.Rules.Count; r++)
        {
            StageRule<TFacts> rule = rules.Rules[r];
            string stage = $"s{r.ToString(CultureInfo.InvariantCulture)}([\"{MarkdownText.Label(rule.Stage.Name.In(culture))}\"])";
            string question = Question(rules, r, culture);
            if (rule.IsFallback)
            {
                chart.Append(CultureInfo.InvariantCulture, $"    {question} --> {stage}\n");
                continue;
            }

            chart.Append(CultureInfo.InvariantCulture, $"    {question} -- {ReasonTexts.Get("Yes", culture)} --> {stage}\n");
            chart.Append(
                CultureInfo.InvariantCulture, $"    r{r} -- {ReasonTexts.Get("No", culture)} --> {Question(rules, r + 1, culture)}\n");
        }

        return chart.ToString();
    }

    private static string Question<TFacts>(StageRules<TFacts> rules, int ordinal, CultureInfo culture)
    {
        StageRule<TFacts> rule = rules.Rules[ordinal];
        string text = MarkdownText.Label(rule.Notes.Name?.In(culture) ?? rule.Say(culture));
        return $"r{ordinal.ToString(CultureInfo.InvariantCulture)}{(rule.IsFallback ? $"[\"{text}\"]" : $"{{\"{text}?\"}}")}";
    }
}
