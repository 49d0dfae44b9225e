using System.Globalization;
using CustomerLifecycle.Activity;
using CustomerLifecycle.Classification;
using CustomerLifecycle.Stages;

namespace CustomerLifecycle.Tests.Classification;

public sealed class ExplanationTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");

    [Fact]
    public void Rule_IsSaidWithMeasuredValueBesideThreshold()
    {
        StageExplanation<CustomerFacts> explanation = LifecycleMarketingRules.Default.Explain(new CustomerFacts { Orders = 1, DaysSinceLastOrder = 91 });
        Assert.Equal("The customer is in “Win-back” because: 91 days since the last order (more than 90); no contract.", explanation.ToString());
        Assert.Equal("lapsed-buyer", explanation.Rule!.Key);
        ConditionReading<CustomerFacts> first = explanation.Reasons[0];
        Assert.Equal(91, first.Value);
        Assert.Equal(90, first.Condition.Threshold);
        Assert.Equal(ConditionOperator.MoreThan, first.Condition.Operator);
    }

    [Fact]
    public void Fallback_IsSaidByWhatTheOtherStagesFailedOn()
    {
        StageExplanation<CustomerFacts> explanation = LifecycleMarketingRules.Default.Explain(default);
        Assert.Empty(explanation.Reasons);
        Assert.StartsWith("The customer is in “Acquisition” because no other stage applies: ", explanation.ToString(), StringComparison.Ordinal);
        Assert.Contains("0 orders (needed: at least 1)", explanation.ToString(), StringComparison.Ordinal);
        Assert.Contains("not signed up", explanation.ToString(), StringComparison.Ordinal);
        Assert.Equal(["conversion", "growth", "retention", "win-back"], explanation.Others.Select(o => o.Stage.Key));
    }

    [Fact]
    public void German_SentencesAndNumbersAreInvariant()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            string said = FivePhaseJourneyRules.Default.Explain(new CustomerFacts { Orders = 1, DaysSinceLastOrder = 3 }).Say(German);
            Assert.Contains("Kauf", said, StringComparison.Ordinal);
            Assert.Contains("1 Bestellung (genau 1)", said, StringComparison.Ordinal);
            Assert.Contains("3 Tage seit der letzten Bestellung (höchstens 90)", said, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void ClassifierWithoutRules_ExplainsInItsOwnWords()
    {
        StageModel<LifecycleMarketingStage> model = LifecycleMarketing.Model;
        StageExplanation<CustomerFacts> explanation = new(model, model[LifecycleMarketingStage.Growth], LocalizedText.Of("score 0.93", "Punktwert 0,93"));
        Assert.Null(explanation.Rule);
        Assert.Equal("score 0.93", explanation.Reason(CultureInfo.InvariantCulture));
        Assert.Contains("Wachstum", explanation.Say(German), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new StageExplanation<CustomerFacts>(model, RelationshipCycle.Model[RelationshipCycleStage.Dialog], LocalizedText.Of("x")));
    }
}
