using System.Globalization;
using CustomerLifecycle.Tests.Generators;

namespace CustomerLifecycle.Tests.Stages;

[Trait("source", "000: five phases")]
[Trait("source", "000: each phase has its own aim")]
[Trait("source", "001: six steps")]
[Trait("source", "001: no consensus on names")]
[Trait("source", "003: five phases after lead nurturing")]
[Trait("source", "004: acquisition to win-back")]
[Trait("source", "004: active buyers, defecting buyers, inactive buyers")]
public sealed class ShippedModelTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");

    public static TheoryData<string> Keys => ShippedRuleKeys.All;

    [Fact]
    public void Models_HaveTheStagesOfTheirSources()
    {
        Assert.Equal(["awareness", "consideration", "purchase", "retention", "advocacy"], FivePhaseJourney.Model.Stages.Select(s => s.Key));
        Assert.Equal(
            ["awareness", "knowledge", "conversion", "experience", "retention", "advocacy"], SixStepFunnel.Model.Stages.Select(s => s.Key));

        // The five of the source, and before them whoever is no customer yet.
        Assert.Equal(
            ["prospect", "welcome", "profiling", "dialog", "bonding", "retention"], RelationshipCycle.Model.Stages.Select(s => s.Key));
        Assert.Equal(["acquisition", "conversion", "growth", "retention", "win-back"], LifecycleMarketing.Model.Stages.Select(s => s.Key));
        Assert.Equal(
            [
                "new-lead",
                "active-lead",
                "cold-lead",
                "inactive-lead",
                "first-time-buyer",
                "active-buyer",
                "defecting-buyer",
                "inactive-buyer",
            ],
            BuyerLifecycle.Model.Stages.Select(s => s.Key));
        Assert.Equal(TransitionPolicy.Cyclic, RelationshipCycle.Model.Policy);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void EveryStage_ReadsBackFromKeyNamesAndSynonyms(string key)
    {
        StageModel model = ((IStageClassifier<CustomerFacts>)ShippedRules.Find(key)!).Model;
        foreach (StageInfo stage in model.Stages)
        {
            Assert.All(
                [
                    stage.Key,
                    stage.Key.ToUpperInvariant(),
                    stage.Name.In(German),
                    stage.Name.In(CultureInfo.InvariantCulture),
                    .. stage.Synonyms,
                ],
                word => Assert.Same(stage, model.Find(word)));
            Assert.False(string.IsNullOrWhiteSpace(stage.Aim!.In(German)));
            Assert.NotEqual(stage.Aim.In(German), stage.Aim.In(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void WinBack_IsReachableFromEveryStage() =>
        Assert.All(
            Enum.GetValues<LifecycleMarketingStage>(),
            from => Assert.True(LifecycleMarketing.Model.Allows(from, LifecycleMarketingStage.WinBack)));

    [Fact]
    public void Parse_UnknownText_ListsTheStages()
    {
        FormatException refused = Assert.Throws<FormatException>(() => LifecycleMarketing.Model.Parse("wonback"));
        Assert.Contains("acquisition, conversion, growth, retention, win-back", refused.Message, StringComparison.Ordinal);
        Assert.Equal(LifecycleMarketingStage.WinBack, LifecycleMarketing.Model.Parse("Rückgewinnung"));
    }
}
