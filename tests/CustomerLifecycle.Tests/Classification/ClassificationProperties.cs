using System.Linq.Expressions;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;

namespace CustomerLifecycle.Tests.Classification;

/// <summary>The readings of the rules never contradict each other.</summary>
[Properties(Arbitrary = [typeof(Facts), typeof(Events)], MaxTest = 500)]
public sealed class ClassificationProperties
{
    private static readonly Dictionary<StageRule<CustomerFacts>, Func<CustomerFacts, bool>> Compiled =
        ShippedRules.All.SelectMany(r => r.Rules).ToDictionary(r => r, r => r.Predicate.Compile());

    [Property]
    public void Classification_IsTheFirstRuleThatHoldsOneByOne(CustomerFacts facts)
    {
        foreach (StageRules<CustomerFacts> rules in ShippedRules.All)
        {
            StageRule<CustomerFacts> first = rules.Rules.First(rule => Compiled[rule](facts));
            Assert.Same(first.Stage, rules.StageOf(facts));
            Assert.Same(first, rules.Explain(facts).Rule);
        }
    }

    [Property]
    public void Classification_OfAnyHistory_ExistsAndIsRepeatable(CustomerEvent[] events, ushort day)
    {
        CustomerFacts facts = new CustomerHistory(Shop.Default, events).FactsAt(Events.FirstDay.PlusDays(day % 1_000));
        Assert.Equal(LifecycleMarketingRules.Default.Classify(facts), LifecycleMarketingRules.Default.Classify(facts));
        foreach (StageRules<CustomerFacts> rules in ShippedRules.All)
        {
            Assert.Contains(rules.StageOf(facts), ((IStageClassifier<CustomerFacts>)rules).Model.Stages);
        }
    }

    [Property]
    public void Bits_AreTheTruthOfEveryCondition(CustomerFacts facts)
    {
        StageClassification<SixStepFunnelStage> result = SixStepFunnelRules.Default.Classify(facts);
        foreach ((int i, Condition<CustomerFacts> condition) in SixStepFunnelRules.Default.Conditions.Index())
        {
            bool bit = ((result.Conditions >> i) & 1) != 0;
            Assert.Equal(condition.Holds(facts), bit);
            Assert.Equal(condition.Predicate.Compile()(facts), bit);
        }
    }

    [Property]
    public void FactsAgainstEachOther_AreComparedAsWritten(CustomerFacts facts)
    {
        Expression<Func<CustomerFacts, bool>>[] pairs =
        [
            f => f.Orders > f.Returns,
            f => f.Views >= f.Visits,
            f => f.Visits == f.Views,
            f => f.Visits != f.Views,
            f => f.DaysSinceLastEngagement < f.DaysSinceSignUp,
            f => f.DaysSinceLastOrder <= f.DaysSinceFirstOrder,
            f => f.DaysUntilContractEnd >= f.DaysSinceLastOrder,
            f => f.DaysSinceLastOrder > f.DaysUntilOverdue,
            f => f.DaysUntilContractEnd == f.DaysUntilOverdue,
            f => f.Orders < f.DaysSinceLastVisit,
            f => f.LatestSurveyScore > f.Orders,
            f => !(f.DaysSinceLastCart < f.DaysSinceLastOrder),
        ];
        foreach (Expression<Func<CustomerFacts, bool>> pair in pairs)
        {
            Assert.Equal(pair.Compile()(facts), Trigger.When(pair).Holds(facts));
        }
    }

    [Property]
    public void Explanation_ReevaluatesToTheSameAnswer(CustomerFacts facts)
    {
        foreach (StageRules<CustomerFacts> rules in ShippedRules.All)
        {
            StageExplanation<CustomerFacts> explanation = rules.Explain(facts);
            Assert.Same(rules.StageOf(facts), explanation.Stage);
            Assert.All(explanation.Reasons, reading => Assert.True(reading.Holds && reading.Condition.Holds(facts)));
            Assert.Equal(explanation.Rule!.IsFallback, explanation.Reasons.Count == 0);
            foreach (RejectedStage<CustomerFacts> other in explanation.Others)
            {
                Assert.All(other.Failed, reading => Assert.False(reading.Holds || reading.Condition.Holds(facts)));
                Assert.All(other.Failed, reading => Assert.Equal(reading.Condition.Fact!.Measure(facts), reading.Value));
                int nearest = rules.Rules.ToList().IndexOf(other.Nearest);
                int winner = rules.Rules.ToList().IndexOf(explanation.Rule);
                Assert.True(other.Failed.Count > 0 || nearest > winner); // An earlier rule that holds would have won.
            }
        }
    }

    [Property]
    public void Spans_GiveTheAnswersOfSingleCalls(CustomerFacts[] facts)
    {
        StageRules<CustomerFacts, RelationshipCycleStage> rules = RelationshipCycleRules.Default;
        StageClassification<RelationshipCycleStage>[] results = new StageClassification<RelationshipCycleStage>[facts.Length];
        RelationshipCycleStage[] stages = new RelationshipCycleStage[facts.Length + 3];
        rules.Classify(facts, results);
        rules.Classify(facts, stages);
        foreach ((int i, CustomerFacts one) in facts.Index())
        {
            Assert.Equal(rules.Classify(one), results[i]);
            Assert.Equal(results[i].Stage, stages[i]);
            Assert.Same(rules.Model[results[i].Stage], rules.Rules[results[i].RuleOrdinal].Stage);
        }
    }

    [Property]
    public void IrrelevantEvent_ChangesNoStage(CustomerEvent[] events, ushort day)
    {
        CustomerHistory history = new(Shop.Default, events);
        CustomerEvent irrelevant = CustomerEvent.Custom(
            Events.FirstDay.PlusDays(day % 700).AtMidnight().InUtc().ToInstant(), "stock-taking");
        foreach (StageRules<CustomerFacts> rules in ShippedRules.All)
        {
            Assert.Same(rules.StageOf(history.FactsAt(Events.LastDay)), rules.StageOf(history.With(irrelevant).FactsAt(Events.LastDay)));
        }
    }

    [Property]
    public void Json_RoundTrip_KeepsFingerprintAndAnswers(CustomerFacts facts)
    {
        foreach (StageRules<CustomerFacts> rules in ShippedRules.All)
        {
            StageRules<CustomerFacts, string> back = StageModelJson.Parse(StageModelJson.Write(rules));
            Assert.Equal(rules.Fingerprint, back.Fingerprint);
            Assert.Equal(rules.StageOf(facts).Key, back.Classify(facts).Stage);
            Assert.Equal(rules.Explain(facts).ToString(), back.Explain(facts).ToString());
            Assert.Equal(StageModelJson.Write(rules), StageModelJson.Write(back));
        }
    }

    [Fact]
    public void Spans_TooShort_AreRefusedAndUntouched()
    {
        LifecycleMarketingStage[] stages = [LifecycleMarketingStage.Growth];
        Assert.Throws<ArgumentException>(() => LifecycleMarketingRules.Default.Classify(new CustomerFacts[2], stages));
        Assert.Equal(LifecycleMarketingStage.Growth, stages[0]);
    }

    [Fact]
    public void Classifying_AllocatesNothing()
    {
        CustomerFacts[] facts = [default, new() { Orders = 2, DaysSinceLastOrder = 100 }, new() { Orders = 9, DaysSinceLastOrder = 1 }];
        StageClassification<LifecycleMarketingStage>[] results = new StageClassification<LifecycleMarketingStage>[facts.Length];
        LifecycleMarketingRules.Default.Classify(facts, results);
        _ = LifecycleMarketingRules.Default.StageOf(facts[0]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            LifecycleMarketingRules.Default.Classify(facts, results);
            _ = LifecycleMarketingRules.Default.Classify(in facts[1]);
            _ = LifecycleMarketingRules.Default.StageOf(in facts[2]);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
