using System.Globalization;
using CustomerLifecycle.Tests.Generators;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CustomerLifecycle.Tests.Classification;

[Trait("source", "000: five phases")]
[Trait("source", "001: six steps")]
[Trait("source", "003: profiling")]
[Trait("source", "004: acquisition to win-back")]
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
            .. (from count in Gen.Choose(1, 9) from events in Events.One.ListOf(count) select events.ToArray()).Sample(
                120_000, new Rnd(7, 11), 50),
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
        Assert.Matches("^(Source 00[0-4], |Published practice of |Own choice: )", rule.Notes.Source!.ToString());
        Assert.Matches(
            "^(Quelle 00[0-4], |Veröffentlichte Praxis von |Eigene Wahl: )",
            rule.Notes.Source!.In(System.Globalization.CultureInfo.GetCultureInfo("de")));
        Assert.False(string.IsNullOrWhiteSpace(rule.Notes.Name!.ToString()));
    });

    [Theory]
    [MemberData(nameof(Keys))]
    public void EveryThreshold_IsHitExactlyAtItsBoundary(string key)
    {
        StageRules<CustomerFacts> rules = ShippedRules.Find(key)!;
        foreach ((int i, Condition<CustomerFacts> condition) in rules.Conditions.Index())
        {
            FactInfo<CustomerFacts> fact = condition.Fact!;
            if (condition.OtherFact is not null)
            {
                continue; // no threshold
            }

            if (condition.Range is not { } range)
            {
                bool asksForNothing = condition.Operator == ConditionOperator.IsMissing;
                Assert.Equal(asksForNothing, Holds(condition, null));
                Assert.Equal(!asksForNothing, Holds(condition, Math.Max(fact.Range.Low, 1)));
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
        Assert.Equal(
            stage, LifecycleMarketingRules.Default.Classify(new CustomerFacts { Orders = orders, DaysSinceLastOrder = days }).Stage);

    [Theory]
    [InlineData(180, LifecycleMarketingStage.Conversion)]
    [InlineData(181, LifecycleMarketingStage.WinBack)]
    public void LifecycleMarketing_Leads(int silentDays, LifecycleMarketingStage stage) =>
        Assert.Equal(
            stage,
            LifecycleMarketingRules.Default.Classify(new CustomerFacts { IsSignedUp = true, DaysSinceLastEngagement = silentDays }).Stage);

    [Theory]
    [InlineData(1, 7, FivePhaseJourneyStage.Purchase)]
    [InlineData(1, 8, FivePhaseJourneyStage.Retention)]
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
        RelationshipCycleRules.Default.Classify(
            new CustomerFacts
            {
                DaysUntilContractEnd = daysUntilEnd,
                DaysUntilContractLastQuarter = daysUntilEnd - 91,
                IsContractCanceled = cancelled,
                DaysSinceFirstSeen = 30,
            }).Stage);

    /// <summary>A month's plan that is renewed each month is the topic for a week of each, not for ever.</summary>
    [Theory]
    [InlineData(2, 22, RelationshipCycleStage.Bonding)] // 31 days from 1 March: the last seven begin on the 25th
    [InlineData(2, 25, RelationshipCycleStage.Retention)]
    [InlineData(3, 1, RelationshipCycleStage.Bonding)]
    public void RelationshipCycle_AMonthlyPlan_IsNotEndingForEver(int renewals, int day, RelationshipCycleStage stage)
    {
        CustomerHistory history = new(
            Shop.Default,
            [
                CustomerEvent.Order(Instant.FromUtc(2024, 1, 1, 9, 0), 10) with { Selling = SellingKind.CrossSell },
                CustomerEvent.ContractStarted(Instant.FromUtc(2024, 1, 1, 9, 0), new LocalDate(2024, 2, 1), 20),
                .. Enumerable.Range(1, renewals).Select(month => CustomerEvent.ContractRenewed(
                    Instant.FromUtc(2024, 1 + month, 1, 9, 0), new LocalDate(2024, 2 + month, 1), 20)),
            ]);
        LocalDate asked = new(2024, 1 + renewals, day);
        StageExplanation<CustomerFacts> why = RelationshipCycleRules.Default.Explain(history.FactsAt(asked));
        Assert.Equal(RelationshipCycle.Model[stage], why.Stage);
        Assert.Equal(
            stage == RelationshipCycleStage.Retention,
            why.SayReason(CultureInfo.InvariantCulture).Contains("last quarter", StringComparison.Ordinal) && why.Reasons.Count > 1);
    }

    [Theory]
    [InlineData(1, 0, BuyerLifecycleStage.FirstTimeBuyer)]
    [InlineData(1, 90, BuyerLifecycleStage.FirstTimeBuyer)]
    [InlineData(2, 90, BuyerLifecycleStage.ActiveBuyer)]
    [InlineData(1, 91, BuyerLifecycleStage.DefectingBuyer)]
    [InlineData(2, 365, BuyerLifecycleStage.DefectingBuyer)]
    [InlineData(1, 366, BuyerLifecycleStage.InactiveBuyer)]
    public void BuyerLifecycle_Buyers(int orders, int days, BuyerLifecycleStage stage) =>
        Assert.Equal(stage, BuyerLifecycleRules.Default.Classify(new CustomerFacts { Orders = orders, DaysSinceLastOrder = days }).Stage);

    [Theory]
    [InlineData(90, 90, BuyerLifecycleStage.NewLead)]
    [InlineData(91, 91, BuyerLifecycleStage.ColdLead)]
    [InlineData(200, 90, BuyerLifecycleStage.ActiveLead)]
    [InlineData(200, 91, BuyerLifecycleStage.ColdLead)]
    [InlineData(200, 180, BuyerLifecycleStage.ColdLead)]
    [InlineData(200, 181, BuyerLifecycleStage.InactiveLead)]
    [InlineData(10, 9, BuyerLifecycleStage.ActiveLead)]
    public void BuyerLifecycle_Leads(int sinceSignUp, int silentDays, BuyerLifecycleStage stage) => Assert.Equal(
        stage,
        BuyerLifecycleRules.Default.Classify(
            new CustomerFacts
            {
                IsSignedUp = true,
                DaysSinceSignUp = sinceSignUp,
                DaysSinceFirstSeen = sinceSignUp,
                DaysSinceLastEngagement = silentDays,
            }).Stage);

    [Fact]
    public void BuyerLifecycle_ContractsAndVisitors()
    {
        Assert.Equal(BuyerLifecycleStage.NewLead, BuyerLifecycleRules.Default.Classify(default).Stage);
        Assert.Equal(
            BuyerLifecycleStage.ActiveLead,
            BuyerLifecycleRules.Default.Classify(new CustomerFacts { DaysSinceFirstSeen = 5, DaysSinceLastEngagement = 2 }).Stage);
        Assert.Equal(
            BuyerLifecycleStage.ActiveBuyer,
            BuyerLifecycleRules.Default.Classify(
                new CustomerFacts { DaysUntilContractEnd = 1, Orders = 1, DaysSinceLastOrder = 900 }).Stage);
        Assert.Equal(
            BuyerLifecycleStage.DefectingBuyer,
            BuyerLifecycleRules.Default.Classify(new CustomerFacts { DaysUntilContractEnd = -365 }).Stage);
        Assert.Equal(
            BuyerLifecycleStage.InactiveBuyer,
            BuyerLifecycleRules.Default.Classify(new CustomerFacts { DaysUntilContractEnd = -366 }).Stage);
    }

    [Fact]
    public void BuyerLifecycle_ByOwnRhythm_ChangesOnTheDayTheNextOrderIsOverdue()
    {
        StageRules<CustomerFacts, BuyerLifecycleStage> rules = BuyerLifecycleRules.Default;
        CustomerFacts weekly = new() { Orders = 40, DaysSinceLastOrder = 5, DaysUntilOverdue = 17, DaysUntilBuyingLessOften = 17 };
        Assert.Equal(BuyerLifecycleStage.ActiveBuyer, rules.Classify(weekly).Stage);
        Assert.Equal(
            (new LocalDate(2024, 1, 18), BuyerLifecycleStage.DefectingBuyer),
            rules.NextChange(weekly, new LocalDate(2024, 1, 1)) is { } next ? (next.On, next.Stage) : default);
        Assert.Equal(BuyerLifecycleStage.DefectingBuyer, rules.Classify(new CustomerFacts { Orders = 1, DaysSinceLastOrder = 91 }).Stage);
        Assert.Equal(
            BuyerLifecycleStage.ActiveBuyer,
            rules.Classify(
                new CustomerFacts { Orders = 4, DaysSinceLastOrder = 300, DaysUntilOverdue = 1, DaysUntilBuyingLessOften = 1 }).Stage);
        Assert.Empty(rules.Findings);
        Assert.Empty(rules.Unforeseeable);
    }

    [Fact]
    public void BuyerLifecycle_Presets_AreThosePublished()
    {
        Assert.Equal(["60-90", "90-180", "90-365", "182-385"], BuyerLifecyclePreset.All.Select(p => p.Key));
        Assert.All(BuyerLifecyclePreset.All, p => Assert.Empty(BuyerLifecycleRules.Create(p.ToOptions()).Findings));
        StageRules<CustomerFacts, BuyerLifecycleStage> fixedDays =
            BuyerLifecycleRules.Create(BuyerLifecyclePreset.Days90And365.ToOptions());
        CustomerFacts slow = new() { Orders = 9, DaysSinceLastOrder = 91, DaysUntilOverdue = 50 };
        Assert.Equal(BuyerLifecycleStage.DefectingBuyer, fixedDays.Classify(slow).Stage);
        Assert.Equal(BuyerLifecycleStage.ActiveBuyer, BuyerLifecycleRules.Default.Classify(slow).Stage);
        BuyerLifecyclePreset lapse = BuyerLifecyclePreset.OfLapsePoint(100);
        Assert.Equal((79, 99), (lapse.ActiveDays, lapse.InactiveDays)); // at risk from day 80, lost from day 100
        Assert.All(Enumerable.Range(5, 500), days => Assert.Empty(BuyerLifecyclePreset.OfLapsePoint(days).ToOptions().Validate()));
        Assert.Throws<ArgumentOutOfRangeException>(() => BuyerLifecyclePreset.OfLapsePoint(4));
    }

    [Fact]
    public void AWarning_IsBreakingAway_UnlessDaysAreFixed()
    {
        CustomerFacts warned = new() { Orders = 6, DaysSinceLastOrder = 40, DaysUntilOverdue = 20, DaysUntilDefectionWarning = 0 };
        Assert.Equal(LifecycleMarketingStage.WinBack, LifecycleMarketingRules.Default.Classify(warned).Stage);
        Assert.Equal(
            LifecycleMarketingStage.Retention,
            LifecycleMarketingRules.Default.Classify(warned with { DaysUntilDefectionWarning = 1 }).Stage);
        Assert.Equal("breaking-away", LifecycleMarketingRules.Default.Explain(warned).Rule!.Key);
        Assert.Equal(RelationshipCycleStage.Retention, RelationshipCycleRules.Default.Classify(warned).Stage);
        Assert.Equal(BuyerLifecycleStage.DefectingBuyer, BuyerLifecycleRules.Default.Classify(warned).Stage);
        Assert.Equal(FivePhaseJourneyStage.Retention, FivePhaseJourneyRules.Default.Classify(warned).Stage);
        Assert.Equal(SixStepFunnelStage.Retention, SixStepFunnelRules.Default.Classify(warned).Stage);
        StageRules<CustomerFacts, LifecycleMarketingStage> fixedDays = LifecycleMarketingRules.Create(
            new LifecycleMarketingOptions { GrowthActiveDays = 90 });
        Assert.Equal(LifecycleMarketingStage.Retention, fixedDays.Classify(warned).Stage);
        Assert.Empty(fixedDays.Findings);
    }

    [Fact]
    public void Options_ChangeThresholdsAndFingerprint()
    {
        StageRules<CustomerFacts, LifecycleMarketingStage> rules = LifecycleMarketingRules.Create(
            new LifecycleMarketingOptions { GrowthActiveDays = 120 });
        Assert.Equal(LifecycleMarketingStage.Growth, rules.Classify(new CustomerFacts { Orders = 1, DaysSinceLastOrder = 120 }).Stage);
        Assert.Equal(LifecycleMarketingStage.WinBack, rules.Classify(new CustomerFacts { Orders = 1, DaysSinceLastOrder = 121 }).Stage);
        Assert.NotEqual(LifecycleMarketingRules.Default.Fingerprint, rules.Fingerprint);
        Assert.Equal(
            LifecycleMarketingRules.Default.Fingerprint, LifecycleMarketingRules.Create(new LifecycleMarketingOptions()).Fingerprint);
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
