using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CustomerLifecycle.Tests.Classification;

public sealed class RuleProofTests
{
    private static readonly StageModel<string> Model = StageModel.Of("own", TransitionPolicy.Free, "a", "b", "c");

    [Fact]
    public void RulesInTheWrongOrder_AreFound()
    {
        RuleFinding finding = Assert.Single(
            StageRules.For(Model).When("a", f => f.Orders >= 1).When("b", f => f.Orders >= 3).Otherwise("c").Findings);
        Assert.Equal(RuleFindingKind.NeverWins, finding.Kind);
        Assert.Equal("b", finding.RuleKey);
        Assert.Contains(
            "whenever it holds the earlier rule 'a' holds already. Move it before 'a'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RulesOverAmounts_AreProvenLikeThoseOverCounts()
    {
        Assert.Single(StageRules.For(Model).When("a", f => f.Revenue >= 100).When("b", f => f.Revenue >= 500).Otherwise("c").Findings);
        Assert.Empty(StageRules.For(Model).When("a", f => f.Revenue >= 500).When("b", f => f.Revenue >= 100).Otherwise("c").Findings);
    }

    [Fact]
    public void RuleCoveredByTwoTogether_IsFound()
    {
        RuleFinding finding = Assert.Single(
            StageRules.For(Model)
                .When("a", f => f.Orders <= 5)
                .When("b", f => f.Orders >= 4)
                .When("c", f => f.Orders == 7 && f.IsSignedUp)
                .Otherwise("c").Findings,
            f => f.RuleKey == "c");
        Assert.Equal(RuleFindingKind.NeverWins, finding.Kind);
    }

    [Fact]
    public void Fallback_ThatIsNeverNeeded_IsFound() =>
        Assert.Equal(
            "c",
            Assert.Single(
                StageRules.For(Model).When("a", f => f.Orders <= 5).When("b", f => f.Orders > 5).Otherwise("c").Findings).RuleKey);

    [Fact]
    public void MissingFact_IsNotCoveredByComparisons() =>
        Assert.Empty(StageRules.For(Model)
            .When("a", f => f.DaysSinceLastOrder <= 5)
            .When("b", f => f.DaysSinceLastOrder > 5)
            .Otherwise("c").Findings);

    [Fact]
    public void ThresholdOutOfReach_IsFound()
    {
        RuleFinding finding = Assert.Single(StageRules.For(Model).When("a", f => f.ProfilePercent > 100).Otherwise("c").Findings);
        Assert.Equal(RuleFindingKind.ThresholdOutOfReach, finding.Kind);
        Assert.Contains("takes values from 0 to 100", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Contradiction_IsFound() => Assert.Equal(
        RuleFindingKind.Contradiction,
        Assert.Single(StageRules.For(Model).When("a", f => f.Orders >= 3 && f.Orders < 3).Otherwise("c").Findings).Kind);

    [Fact]
    public void AlwaysFalse_IsFound() =>
        Assert.Equal(RuleFindingKind.NeverWins, Assert.Single(StageRules.For(Model).When("a", _ => false).Otherwise("c").Findings).Kind);

    [Fact]
    public void AlternativesThatOnlyMultiplyingOutMade_AccuseNobody()
    {
        StageRules<CustomerFacts, string> rules = StageRules.For(Model)
            .When("a", f => f.Orders != 0 && f.Orders != 5 && f.Orders <= 9)
            .When("b", f => (f.IsSignedUp || f.HasOpenCart) && !(f.IsSignedUp && f.HasOpenCart))
            .When("c", f => f.ProfilePercent != 100)
            .Otherwise("a");
        Assert.Empty(rules.Findings);
        Assert.Equal(rules.Fingerprint, StageModelJson.Parse(StageModelJson.Write(rules)).Fingerprint);
    }

    [Fact]
    public void OpaquePredicates_GetTheBenefitOfTheDoubt() =>
        Assert.Empty(StageRules.For(Model).When("a", f => f.Orders.Equals(3)).When("b", f => f.Orders >= 1).Otherwise("c").Findings);

    [Fact]
    public void FactsThatNoCustomerHas_AreFound()
    {
        RuleFinding finding = Assert.Single(
            StageRules.For(Model).When("a", f => f.Orders == 0 && f.DaysSinceLastOrder > 5).Otherwise("c").Findings);
        Assert.Equal(RuleFindingKind.Contradiction, finding.Kind);
    }

    [Fact]
    public void OwnFacts_KnowWhatIsImpossible_WhereTheyAreTold()
    {
        FactCatalog<Lead> plain = new();
        FactCatalog<Lead> told = new() { Impossible = [l => l.Calls == 0 && l.IsReached] };
        Assert.Empty(StageRules.For(Model, plain).When("a", l => l.Calls < 1 && l.IsReached).Otherwise("c").Findings);
        Assert.Single(StageRules.For(Model, told).When("a", l => l.Calls < 1 && l.IsReached && l.Calls >= 0).Otherwise("c").Findings);
    }

    /// <summary>Over three small facts every customer can be tried: what is reported never wins, and what is not reported does.</summary>
    [Property(MaxTest = 200)]
    public Property Findings_AreThoseOfTryingEveryCustomer() => Prop.ForAll(
        (from n in Gen.Choose(0, int.MaxValue - 1).ListOf(12) select n.ToArray()).ToArbitrary(),
        numbers =>
        {
            StageRulesBuilder<CustomerFacts, string> builder = StageRules.For(Model);
            for (int r = 0; r < 4; r++)
            {
                int orders = numbers[r * 3] % 5;
                int percent = numbers[(r * 3) + 1] % 4;
                bool flag = numbers[(r * 3) + 2] % 2 == 0;
                builder = (numbers[r * 3] % 7) switch
                {
                    0 => builder.When("a", f => f.Orders >= orders && f.ProfilePercent <= percent),
                    1 => builder.When("b", f => f.Orders == orders || (f.IsSignedUp == flag && f.DaysSinceLastOrder > percent)),
                    2 => builder.When("a", f => f.DaysSinceLastOrder <= percent || f.DaysSinceLastOrder == null),
                    3 => builder.When("b", f => f.IsSignedUp == flag && f.Orders != orders),
                    4 => builder.When("a", f => f.Orders < orders && f.DaysSinceLastOrder > percent && f.IsSignedUp == flag),
                    5 => builder.When("b", f => !(f.Orders >= orders && f.DaysSinceLastOrder <= percent)),
                    _ => builder.When("a", f => f.IsSignedUp == flag),
                };
            }

            StageRules<CustomerFacts, string> rules = builder.Otherwise("c");
            HashSet<int> winners = [];
            foreach (int orders in Enumerable.Range(0, 7))
            {
                foreach (int percent in Enumerable.Range(0, 6))
                {
                    // Who has ordered has a day of it, and who has not has none.
                    foreach (int? days in orders == 0 ? new int?[] { null } : [0, 1, 2, 3, 4, 5])
                    {
                        winners.Add(rules.Classify(
                            new CustomerFacts { Orders = orders, ProfilePercent = percent, DaysSinceLastOrder = days }).RuleOrdinal);
                        winners.Add(rules.Classify(
                            new CustomerFacts
                            {
                                Orders = orders,
                                ProfilePercent = percent,
                                DaysSinceLastOrder = days,
                                IsSignedUp = true,
                            }).RuleOrdinal);
                    }
                }
            }

            HashSet<int> neverWins = [.. rules.Findings.Where(f => f.Kind == RuleFindingKind.NeverWins).Select(f => f.RuleOrdinal)];
            HashSet<int> flawed = [.. rules.Findings.Select(f => f.RuleOrdinal)];
            return Enumerable.Range(0, rules.Rules.Count).All(r => winners.Contains(r) ? !neverWins.Contains(r) : flawed.Contains(r));
        });

    private sealed class Lead
    {
        public int Calls { get; init; }

        public bool IsReached { get; init; }
    }
}
