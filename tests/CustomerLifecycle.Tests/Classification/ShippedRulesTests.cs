using CustomerLifecycle.Activity;
using CustomerLifecycle.Classification;
using CustomerLifecycle.Stages;
using CustomerLifecycle.Tests.Generators;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CustomerLifecycle.Tests.Classification;

public sealed class ShippedRulesTests
{
    public static TheoryData<string> Keys => ShippedRuleKeys.All;

    [Theory]
    [MemberData(nameof(Keys))]
    public void EveryRule_HasAWitness_AmongGeneratedHistories(string key)
    {
        StageRules<CustomerFacts> rules = ShippedRules.Find(key)!;
        HashSet<string> missing = [.. rules.Rules.Select(r => r.Key)];
        CustomerEvent[][] histories =
        [
            .. (from count in Gen.Choose(1, 9) from events in Events.One.ListOf(count) select events.ToArray()).Sample(40_000, new Rnd(7, 11), 50),
        ];
        foreach (CustomerEvent[] events in histories)
        {
            CustomerHistory history = new(Shop.Default, events);
            foreach (LocalDate asOf in new[] { Events.LastDay, Events.LastDay.PlusDays(-200) })
            {
                missing.Remove(rules.Explain(history.FactsAt(asOf)).Rule!.Key);
            }

            if (missing.Count == 0)
            {
                break;
            }
        }

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void ShippedRules_HaveNoFindings(string key) => Assert.Empty(ShippedRules.Find(key)!.Findings);

    [Theory]
    [MemberData(nameof(Keys))]
    public void EveryRule_IsTraceableToItsSource(string key) => Assert.All(ShippedRules.Find(key)!.Rules, rule =>
    {
        Assert.Matches("^Source 00[0-4], ", rule.Notes.Source!.ToString());
        Assert.Matches("^Quelle 00[0-4], ", rule.Notes.Source!.In(System.Globalization.CultureInfo.GetCultureInfo("de")));
        Assert.False(string.IsNullOrWhiteSpace(rule.Notes.Name!.ToString()));
    });

    [Theory]
    [MemberData(nameof(Keys))]
    public void EveryThreshold_IsHitExactlyAtItsBoundary(string key)
    {
        StageRules<CustomerFacts> rules = ShippedRules.Find(key)!;
        foreach ((int i, Condition<CustomerFacts> condition) in rules.Conditions.Index())
        {
            Fact<CustomerFacts> fact = condition.Fact!;
            if (condition.Range is not { } range)
            {
                Assert.True(Holds(condition, null));
                Assert.False(Holds(condition, Math.Max(fact.Range.Low, 1)));
                continue;
            }

            foreach (double edge in new[] { range.Low - 1, range.Low, range.Low + 1, range.High - 1, range.High, range.High + 1 })
            {
                if (double.IsFinite(edge) && fact.Range.Contains(edge))
                {
                    Assert.Equal(edge >= range.Low && edge <= range.High, Holds(condition, edge));
                }
            }

            Assert.True(!fact.IsOptional || !Holds(condition, null));
        }
    }

    [Theory]
    [InlineData(1, 90, LifecycleMarketingStage.Growth)]
    [InlineData(1, 91, LifecycleMarketingStage.WinBack)]
    [InlineData(2, 90, LifecycleMarketingStage.Growth)]
    [InlineData(3, 90, LifecycleMarketingStage.Retention)]
    [InlineData(3, 91, LifecycleMarketingStage.WinBack)]
    public void LifecycleMarketing_Buyers(int orders, int days, LifecycleMarketingStage stage) =>
        Assert.Equal(stage, LifecycleMarketingRules.Default.Classify(new CustomerFacts { Orders = orders, DaysSinceLastOrder = days }).Stage);

    [Theory]
    [InlineData(180, LifecycleMarketingStage.Conversion)]
    [InlineData(181, LifecycleMarketingStage.WinBack)]
    public void LifecycleMarketing_Leads(int silentDays, LifecycleMarketingStage stage) =>
        Assert.Equal(stage, LifecycleMarketingRules.Default.Classify(new CustomerFacts { IsSignedUp = true, DaysSinceLastEngagement = silentDays }).Stage);

    [Theory]
    [InlineData(1, 90, FivePhaseJourneyStage.Purchase)]
    [InlineData(1, 91, FivePhaseJourneyStage.Retention)]
    [InlineData(2, 365, FivePhaseJourneyStage.Retention)]
    [InlineData(2, 366, FivePhaseJourneyStage.Awareness)]
    [InlineData(5, 90, FivePhaseJourneyStage.Advocacy)]
    [InlineData(5, 91, FivePhaseJourneyStage.Retention)]
    [InlineData(4, 90, FivePhaseJourneyStage.Retention)]
    public void FivePhaseJourney_Buyers(int orders, int days, FivePhaseJourneyStage stage) =>
        Assert.Equal(stage, FivePhaseJourneyRules.Default.Classify(new CustomerFacts { Orders = orders, DaysSinceLastOrder = days }).Stage);

    [Theory]
    [InlineData(1, 7, SixStepFunnelStage.Conversion)]
    [InlineData(1, 8, SixStepFunnelStage.Experience)]
    [InlineData(1, 90, SixStepFunnelStage.Experience)]
    [InlineData(1, 91, SixStepFunnelStage.Retention)]
    [InlineData(2, 90, SixStepFunnelStage.Advocacy)]
    [InlineData(2, 91, SixStepFunnelStage.Retention)]
    [InlineData(2, 366, SixStepFunnelStage.Awareness)]
    public void SixStepFunnel_Buyers(int orders, int days, SixStepFunnelStage stage) =>
        Assert.Equal(stage, SixStepFunnelRules.Default.Classify(new CustomerFacts { Orders = orders, DaysSinceLastOrder = days }).Stage);

    [Theory]
    [InlineData(61, false, RelationshipCycleStage.Welcome)]
    [InlineData(61, true, RelationshipCycleStage.Retention)]
    [InlineData(60, false, RelationshipCycleStage.Retention)]
    [InlineData(0, false, RelationshipCycleStage.Retention)]
    public void RelationshipCycle_Contracts(int daysUntilEnd, bool cancelled, RelationshipCycleStage stage) => Assert.Equal(
        stage,
        RelationshipCycleRules.Default.Classify(new CustomerFacts { DaysUntilContractEnd = daysUntilEnd, IsContractCancelled = cancelled, DaysSinceFirstSeen = 30 }).Stage);

    [Fact]
    public void Options_ChangeThresholdsAndFingerprint()
    {
        StageRules<CustomerFacts, LifecycleMarketingStage> rules = LifecycleMarketingRules.Create(new LifecycleMarketingOptions { GrowthActiveDays = 120 });
        Assert.Equal(LifecycleMarketingStage.Growth, rules.Classify(new CustomerFacts { Orders = 1, DaysSinceLastOrder = 120 }).Stage);
        Assert.Equal(LifecycleMarketingStage.WinBack, rules.Classify(new CustomerFacts { Orders = 1, DaysSinceLastOrder = 121 }).Stage);
        Assert.NotEqual(LifecycleMarketingRules.Default.Fingerprint, rules.Fingerprint);
        Assert.Equal(LifecycleMarketingRules.Default.Fingerprint, LifecycleMarketingRules.Create(new LifecycleMarketingOptions()).Fingerprint);
    }

    [Fact]
    public void Options_Unlawful_AreRefusedAllAtOnce()
    {
        LifecycleMarketingOptions options = new() { GrowthActiveDays = -1, RetentionMinimumOrders = 1 };
        ArgumentException refused = Assert.Throws<ArgumentException>(() => LifecycleMarketingRules.Create(options));
        Assert.Contains("GrowthActiveDays is -1; it must be at least 0.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("RetentionMinimumOrders is 1; it must be at least 2.", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(new FivePhaseJourneyOptions { PurchaseFirstOrderDays = 365 }.Validate());
        Assert.NotEmpty(new SixStepFunnelOptions { ConversionDays = 90 }.Validate());
        Assert.NotEmpty(new RelationshipCycleOptions { BondingMinimumOrders = 2 }.Validate());
        Assert.Empty(new RelationshipCycleOptions().Validate());
    }

    private static bool Holds(Condition<CustomerFacts> condition, double? value) =>
        condition.Holds(Facts.With(default, condition.Fact!.Key, value));
}
