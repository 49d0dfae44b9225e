using System.Globalization;

namespace CustomerLifecycle.Tests.Classification;

[Trait("source", "000: support should know whether it talks to a loyal customer or to one after the first purchase")]
public sealed class ExplanationTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");

    [Fact]
    public void Rule_IsSaidWithMeasuredValueBesideThreshold()
    {
        StageExplanation<CustomerFacts> explanation = LifecycleMarketingRules.Default.Explain(
            new CustomerFacts { Orders = 1, DaysSinceLastOrder = 91 });
        Assert.Equal(
            "The customer is in “Win-back” because: rhythm of orders unknown; 91 days since the last order (more than 90).",
            explanation.ToString());
        Assert.Equal("lapsed-buyer", explanation.Rule!.Key);
        ConditionReading<CustomerFacts> first = explanation.Reasons[1];
        Assert.Equal(91, first.Value);
        Assert.Equal(90, first.Condition.Threshold);
        Assert.Equal(ConditionOperator.MoreThan, first.Condition.Operator);
    }

    /// <summary>What a value rests on is said beside it.</summary>
    [Fact]
    public void Rhythm_IsSaidWithItsEvidence()
    {
        NodaTime.LocalDate first = new(2025, 1, 6);
        CustomerHistory weekly = new(
            Shop.Default, Enumerable.Range(0, 20).Select(i => CustomerEvent.Order(first.PlusWeeks(i).AtMidnight().InUtc().ToInstant(), 9)));
        CustomerFacts facts = weekly.FactsAt(first.PlusWeeks(19).PlusDays(62));
        Assert.Equal(
            "the next order has been overdue for 45 days: 62 days since the last order, usually 7 days, at most 16 in 19 of 20 cases",
            LifecycleMarketingRules.Default.Explain(in facts).SayReason(CultureInfo.InvariantCulture));
        Assert.Equal(
            "nächste Bestellung seit 45 Tagen überfällig: 62 Tage seit der letzten Bestellung, üblich sind 7 Tage, "
                + "in 19 von 20 Fällen höchstens 16",
            BuyerLifecycleRules.Default.Explain(in facts).SayReason(German));
    }

    [Fact]
    public void OwnFacts_MayNameTheirEvidence_AsThoseThatShip()
    {
        Fact<int> tastings = Fact.Count("tastings", EventKind.Of("tasting"))
            .ExplainedBy(CustomerFacts.Catalog["orders"], CustomerFacts.Catalog["days-since-last-order"])
            .InLastDays(90);
        StageRules<CustomerFacts, string> club = StageRules.For(StageModel.Of("club", TransitionPolicy.Free, "in", "out"))
            .When("in", f => f[tastings] >= 2)
            .Otherwise("out");
        Assert.Equal(
            "2 tastings in the last 90 days: 3 orders (at least 2)", // who never ordered has no last order to tell of
            club.Explain(new CustomerFacts { Orders = 3, [tastings] = 2 }).SayReason(CultureInfo.InvariantCulture));
        Assert.Throws<ArgumentNullException>(() => tastings.ExplainedBy([null!]));
    }

    [Fact]
    public void Fallback_IsSaidByWhatTheOtherStagesFailedOn()
    {
        StageExplanation<CustomerFacts> explanation = LifecycleMarketingRules.Default.Explain(default);
        Assert.Empty(explanation.Reasons);
        Assert.StartsWith(
            "The customer is in “Acquisition” because no other stage applies: ", explanation.ToString(), StringComparison.Ordinal);
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
            Assert.Contains("3 Tage seit der letzten Bestellung (höchstens 7)", said, StringComparison.Ordinal);
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
        StageExplanation<CustomerFacts> explanation = new(
            model, model[LifecycleMarketingStage.Growth], LocalizedText.Of("score 0.93", "Punktwert 0,93"));
        Assert.Null(explanation.Rule);
        Assert.Equal("score 0.93", explanation.SayReason(CultureInfo.InvariantCulture));
        Assert.Contains("Wachstum", explanation.Say(German), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() =>
            new StageExplanation<CustomerFacts>(model, RelationshipCycle.Model[RelationshipCycleStage.Dialog], LocalizedText.Of("x")));
    }

    /// <summary>What is over is said without a number below 0, and the threshold beside it means the same.</summary>
    [Theory]
    [InlineData(-86, "buyer-lifecycle", "the contract ended 86 days ago", "Vertrag seit 86 Tagen beendet")]
    [InlineData(-1, "buyer-lifecycle", "the contract ended 1 day ago", "Vertrag seit 1 Tag beendet")]
    [InlineData(
        -400, "buyer-lifecycle", "the contract ended 400 days ago (more than 365)", "Vertrag seit 400 Tagen beendet (mehr als 365)")]
    [InlineData(20, "relationship-cycle", "20 days left in the contract (at most 60)", "Vertragsrestlaufzeit 20 Tage (höchstens 60)")]
    public void WhatIsOver_IsSaidAsOver(int daysUntilEnd, string model, string english, string german)
    {
        StageExplanation<CustomerFacts> explanation = ShippedRules.Find(model)!.Explain(
            new CustomerFacts { DaysUntilContractEnd = daysUntilEnd, DaysUntilContractLastQuarter = daysUntilEnd - 91 });
        Assert.Contains(english, explanation.SayReason(CultureInfo.InvariantCulture).Split("; "));
        Assert.Contains(german, explanation.SayReason(CultureInfo.GetCultureInfo("de")).Split("; "));
    }

    [Fact]
    public void WhatIsOver_ButWasNeeded_NamesTheWholeCondition()
    {
        StageModel<string> model = new("own-model", new StageInfo<string>("none", "none"), new StageInfo<string>("running", "running"));
        StageRules<CustomerFacts, string> rules = StageRules.For(model).When("running", f => f.DaysUntilContractEnd >= 1).Otherwise("none");
        RejectedStage<CustomerFacts> running = Assert.Single(rules.Explain(new CustomerFacts { DaysUntilContractEnd = -86 }).Others);
        Assert.Equal(
            "the contract ended 86 days ago (needed: days left in the contract at least 1)", Assert.Single(running.Failed).ToString());
    }
}
