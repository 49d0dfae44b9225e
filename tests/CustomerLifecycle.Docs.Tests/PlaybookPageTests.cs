using System.Globalization;
using System.Text;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;

namespace CustomerLifecycle.Docs.Tests;

public sealed class PlaybookPageTests
{
    [Fact]
    public void PlaybookPage_IsPrintedFromTheShippedTactics()
    {
        StringBuilder page = new();
        page.Append(
            "# Playbook\n\nThe tactics that ship, printed from `Playbook.Shipped`. How they are chosen stands in [deciding](deciding.md); "
                + "yours stand beside or in place of them.\n\n");
        page.Append(
            "\"Rests\" is how many days a tactic pauses after the customer was contacted with it; "
                + "a dash stands for tactics that are no contact. What sells waits after a complaint, and what rewards is not for those "
                + "who leave ([manners](deciding.md#what-it-decides-by)).\n\n");
        page.Append("| tactic | English | Deutsch | aim | channel | purpose | when | should move | priority | rests | source |\n");
        page.Append("| --- | --- | --- | --- | --- | --- | --- | --- | --: | --: | --- |\n");
        foreach (Tactic tactic in Playbook.Shipped.Tactics.OrderByDescending(t => t.Priority).ThenBy(t => t.Key, StringComparer.Ordinal))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{tactic.Key}` | {tactic.Name} | {tactic.Name.In(CultureInfo.GetCultureInfo("de"))} | {tactic.Aim} | {tactic.Channel} "
                    + $"| {Purpose(tactic)} "
                    + $"| {When(tactic)} | `{tactic.Metric}` | {tactic.Priority} | {(tactic.IsContact ? tactic.PauseDays : "–")} "
                    + $"| {tactic.Source} |\n");
        }

        page.Append("\n## Tactics by role\n\n");
        page.Append("A stage gets those of the [roles](own-models.md#roles) that it plays, and those of no role.\n\n");
        page.Append("| role | tactics |\n| --- | --- |\n");
        foreach (StageRole role in StageRoles.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{StageRoles.KeysOf(role)[0]}` | {Keys(t => t.Roles.HasFlag(role))} |\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"| none: every stage of every model | {Keys(t => t.Roles == StageRole.None)} |\n");
        foreach (StageModel model in ShippedRules.All.Select(r => ((IStageClassifier<CustomerFacts>)r).Model))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"\n## {model.Name}\n\n| stage | aim | roles | tactics of its own | metrics |\n| --- | --- | --- | --- | --- |\n");
            foreach (StageInfo stage in model.Stages)
            {
                IEnumerable<string> tactics =
                    Playbook.Shipped.OfStage(model, stage).Where(t => t.Roles != StageRole.None).Select(t => $"`{t.Key}`");
                IEnumerable<string> metrics = MetricCatalog.OfStage(model, stage).Select(m => $"`{m.Definition.Key}`");
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"| {stage.Name} | {stage.Aim} | {string.Join(", ", StageRoles.KeysOf(stage.Roles))} | {string.Join(", ", tactics)} | "
                        + $"{string.Join(", ", metrics)} |\n");
            }
        }

        Repository.AssertPrinted(Repository.PathOf("docs", "playbook.md"), page.ToString());
    }

    private static string Keys(Func<Tactic, bool> isSuch) =>
        string.Join(", ", Playbook.Shipped.Tactics.Where(isSuch).OrderByDescending(t => t.Priority).Select(t => $"`{t.Key}`"));

    private static string Purpose(Tactic tactic) => tactic.Purpose switch
    {
        TacticPurpose.Care => "care",
        TacticPurpose.Selling => "selling",
        TacticPurpose.Reward => "reward",
        _ => "selling, reward",
    };

    private static string When(Tactic tactic)
    {
        string occasion = tactic.Occasion switch
        {
            Occasion.None => string.Empty,
            Occasion.HighRoller => "a high roller",
            Occasion.WinBack => "lost, and winning back pays",
            Occasion.LetGo => "lost, and winning back does not pay",
            Occasion.ChurnOffer => "a churn offer is due and pays",
            Occasion.Replenishment => "supplies are to be reminded of",
            Occasion.Holiday => "a holiday today",
            Occasion.NextBestProduct => "a product that others bought too, or orders name none",
            Occasion.CrossSell => "a product that completes what is there, or orders name none",
            Occasion.UpSell => "a dearer product of the same category, or orders name none",
            Occasion.DeepSell => "a product bought again and again, or orders name none",
            _ => "something to celebrate today",
        };
        string trigger = tactic.Trigger.IsAlways ? string.Empty : tactic.Trigger.ToString();
        return (occasion.Length, trigger.Length) switch
        {
            (0, 0) => "always",
            (0, _) => trigger,
            (_, 0) => occasion,
            _ => $"{occasion}; {trigger}",
        };
    }
}
