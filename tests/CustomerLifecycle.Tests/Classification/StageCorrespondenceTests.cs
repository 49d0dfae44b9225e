using System.Globalization;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;

namespace CustomerLifecycle.Tests.Classification;

[Trait("source", "001: customers skip stages and jump back")]
[Properties(Arbitrary = [typeof(Events)], MaxTest = 100)]
public sealed class StageCorrespondenceTests
{
    private static readonly StageCorrespondence<CustomerFacts>[] All =
    [
        .. from one in ShippedRules.All from other in ShippedRules.All select StageCorrespondence.Between(one, other),
    ];

    [Property]
    public void NoCustomer_IsInStagesThatMayNotCoincide(CustomerEvent[] events, ushort day)
    {
        CustomerFacts facts = new CustomerHistory(Shop.Default, events).FactsAt(Events.FirstDay.PlusDays(day % 1_200));
        Dictionary<string, StageInfo> stages = ShippedRules.All.ToDictionary(
            ShippedRuleKeys.KeyOf, r => r.StageOf(facts), StringComparer.Ordinal);
        foreach (StageCorrespondence<CustomerFacts> correspondence in All)
        {
            StageInfo one = stages[correspondence.First.Key];
            StageInfo other = stages[correspondence.Second.Key];
            Assert.True(
                correspondence.MayCoincide(one, other),
                $"{one.Key} of {correspondence.First} and {other.Key} of {correspondence.Second}: {facts}");
        }
    }

    [Property]
    public void NoCustomer_LooksAsIsSaidToBeImpossible(CustomerEvent[] events, ushort day)
    {
        CustomerFacts facts = new CustomerHistory(Shop.Default, events).FactsAt(Events.FirstDay.PlusDays(day % 1_200));
        Assert.All(CustomerFacts.Catalog.Impossible, impossible => Assert.False(impossible.Compile()(facts), impossible.ToString()));
    }

    [Fact]
    public void AModelBesideItself_CoincidesWithItselfAlone()
    {
        foreach (StageCorrespondence<CustomerFacts> correspondence in All.Where(c => c.First == c.Second))
        {
            Assert.All(correspondence.First.Stages, stage => Assert.Equal([stage], correspondence.OthersOf(stage)));
        }
    }

    [Fact]
    public void WhoNeverBought_IsNoBuyerInAnyModel()
    {
        StageCorrespondence<CustomerFacts> correspondence = StageCorrespondence.Between(
            LifecycleMarketingRules.Default, FivePhaseJourneyRules.Default);
        Assert.Equal(["awareness", "consideration"], correspondence.OthersOf(correspondence.First.Find("acquisition")!).Select(s => s.Key));
        Assert.Contains(
            "| Acquisition | ● | ● | | | |\n", correspondence.ToMarkdown(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => correspondence.MayCoincide(correspondence.Second.Stages[0], correspondence.First.Stages[0]));
    }

    [Fact]
    public void TheSameCode_InTwoModels_IsTakenForTwo()
    {
        StageRules<CustomerFacts, string> odd = Opaque(f => f.Orders % 2 == 1);
        StageRules<CustomerFacts, string> even = Opaque(f => f.Orders % 2 == 1);
        StageCorrespondence<CustomerFacts> correspondence = StageCorrespondence.Between(odd, even);
        Assert.True(correspondence.MayCoincide(odd.Model["a"], even.Model["b"]));
    }

    private static StageRules<CustomerFacts, string> Opaque(System.Linq.Expressions.Expression<Func<CustomerFacts, bool>> predicate) =>
        StageRules.For(StageModel.Of("own", TransitionPolicy.Free, "a", "b")).When("a", predicate).Otherwise("b");
}
