using System.Globalization;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;

namespace CustomerLifecycle.Tests.Decisions;

[Trait("source", "000: tactics for each phase")]
public sealed class PlaybookTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");

    /// <summary>Whatever stage somebody is in, there is something to do that needs no leave to write.</summary>
    [Fact]
    public void EveryStageOfEveryShippedModel_HasATacticForEverybodyInIt()
    {
        foreach (StageModel model in ShippedRules.All.Select(r => ((IStageClassifier<CustomerFacts>)r).Model))
        {
            foreach (StageInfo stage in model.Stages)
            {
                IReadOnlyList<Tactic> tactics = Playbook.Shipped.OfStage(model, stage);
                // Whoever is lost or has fallen silent was first seen long ago.
                string? always = (stage.Roles & (StageRole.Lost | StageRole.SilentLead)) == StageRole.None ? null : "welcome-back";
                Assert.Contains(
                    tactics, t => t is { IsContact: false, Occasion: Occasion.None } && (t.Trigger.IsAlways || t.Key == always));

                // Nobody may be addressed who has only noticed the shop.
                Assert.Equal(stage.Roles != StageRole.Awareness, tactics.Any(t => t.IsContact));
                Assert.Equal(tactics.OrderByDescending(t => t.Priority).Select(t => t.Priority), tactics.Select(t => t.Priority));
            }
        }
    }

    [Fact]
    public void EveryTactic_NamesStagesAndAMetricThatExist_AndSpeaksTwoLanguages()
    {
        HashSet<string> metrics = [.. MetricCatalog.All.Select(m => m.Definition.Key)];
        Assert.True(Playbook.Shipped.Tactics.Count >= 40);
        foreach (Tactic tactic in Playbook.Shipped.Tactics)
        {
            Assert.Empty(tactic.Stages);
            Assert.Contains(tactic.Metric!, metrics);
            Assert.True(tactic.Trigger.IsForeseeable, $"{tactic} cannot be foreseen");
            Assert.Matches(@"^(Source 00[0-4], |Own choice: )", tactic.Source!.In(CultureInfo.InvariantCulture));
            Assert.Matches(@"^(Quelle 00[0-4], |Eigene Wahl: )", tactic.Source!.In(German));
            foreach (LocalizedText text in new[] { tactic.Name, tactic.Aim, tactic.Source! })
            {
                Assert.NotEmpty(text.In(CultureInfo.InvariantCulture));
                Assert.NotEqual(text.In(CultureInfo.InvariantCulture), text.In(German));
            }
        }
    }

    [Fact]
    public void Tactics_AreAddedReplacedAndTakenOut()
    {
        Tactic own = new("postcard", LocalizedText.Of("Postcard", "Postkarte"), LocalizedText.Of("Write by hand.", "Von Hand schreiben."))
        {
            Channel = "mail",
            Priority = 100,
        };
        Playbook with = Playbook.Shipped.With(own);
        Assert.Equal(own, with.OfStage(LifecycleMarketing.Model, LifecycleMarketing.Model[LifecycleMarketingStage.Growth])[0]);
        Assert.Equal(Playbook.Shipped.Tactics.Count + 1, with.Tactics.Count);
        Playbook replaced = with.With(own with { Priority = 1 });
        Assert.Equal(with.Tactics.Count, replaced.Tactics.Count);
        Assert.Equal(1, replaced.Tactics[^1].Priority);
        Assert.Equal(Playbook.Shipped.Tactics, replaced.Without("postcard").Without("nothing-of-that-name").Tactics);
        Assert.Throws<ArgumentException>("tactics", () => new Playbook(own, own));
        Assert.Throws<ArgumentException>(() => Playbook.Shipped.OfStage(LifecycleMarketing.Model, SixStepFunnel.Model.Stages[0]));
    }

    [Fact]
    public void StagesThatAModelDoesNotHave_AreFound()
    {
        LocalizedText text = LocalizedText.Of("x", "y");
        Tactic misspelt = new("postcard", text, text) { Stages = ["lifecycle-marketing/growht", "reading-club/member"] };
        (Tactic tactic, string stage) = Assert.Single(Playbook.Shipped.With(misspelt).FindUnknownStages(LifecycleMarketing.Model));
        Assert.Equal((misspelt, "lifecycle-marketing/growht"), (tactic, stage));
        Assert.All(ShippedRules.All, r => Assert.Empty(Playbook.Shipped.FindUnknownStages(((IStageClassifier<CustomerFacts>)r).Model)));
        foreach (string wrong in new[] { "growth", string.Empty, "a b/c", "a/b/c", null! })
        {
            Assert.Throws<ArgumentException>(() => misspelt with { Stages = [wrong] });
        }
    }

    [Fact]
    public void BadTactics_AreRefused()
    {
        LocalizedText text = LocalizedText.Of("x", "y");
        Tactic tactic = new("postcard", text, text);
        Assert.Throws<ArgumentException>(() => new Tactic("Post Card", text, text));
        Assert.Throws<ArgumentOutOfRangeException>(() => tactic with { Priority = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => tactic with { PauseDays = -1 });
        Assert.Throws<ArgumentException>(() => tactic with { Channel = " " });
        Assert.Throws<ArgumentOutOfRangeException>(() => tactic with { Occasion = (Occasion)99 });
        Assert.Throws<ArgumentOutOfRangeException>(() => tactic with { Purpose = (TacticPurpose)4 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContactPolicy { MostContacts = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContactPolicy { PeriodDays = 0 });
    }
}
