using System.Globalization;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

public sealed class ValueTiersTests
{
    private static readonly ValueTier[] ThreeTiers = [.. ValueTiers.ShippedTiers.Take(3)];

    [Property(MaxTest = 500)]
    public void EveryValue_LiesInExactlyOneTier_WithinItsLimits(int[] limits, int[] values)
    {
        int[] cuts = [.. limits.Distinct().OrderDescending().Take(3)];
        ValueTiers tiers = ValueTiers.OfLimits([.. ValueTiers.ShippedTiers.Take(cuts.Length + 1)], [.. cuts.Select(c => (double)c)]);
        foreach (int value in values.Concat(cuts))
        {
            ValueTierDecision decision = tiers.TierOf(value);
            string expected = ValueTiers.ShippedTiers[cuts.Count(c => c > value)].Key;
            Assert.Equal(expected, decision.Tier.Key);
            Assert.True(decision.Limit is null || value >= decision.Limit);
            Assert.True(decision.BetterLimit is null || value < decision.BetterLimit);
        }
    }

    [Property(MaxTest = 500)]
    public void MoreValue_NeverLowersTheTier_AlsoWhereLimitsAreLearntWithIt(int[] values, byte who, byte more)
    {
        if (values.Length == 0)
        {
            return;
        }

        int index = who % values.Length;
        double[] before = [.. values.Select(v => (double)v)];
        double[] after = [.. before];
        after[index] += more;
        Assert.True(RankOf(after, index) <= RankOf(before, index));
        ValueTiers fixedTiers = ValueTiers.OfTopShares(before, ValueTiers.ShippedTiers, ValueTiers.ShippedShares);
        Assert.True(RankIn(fixedTiers, after[index]) <= RankIn(fixedTiers, before[index]));
    }

    [Fact]
    public void TopShares_AreCountedUpToWholeCustomers()
    {
        double[] values = [.. Enumerable.Range(1, 40).Select(i => (double)i)];
        ValueTiers tiers = ValueTiers.OfTopShares(values, ValueTiers.ShippedTiers, ValueTiers.ShippedShares);
        Assert.Equal([39.0, 33, 21], tiers.Limits); // 5 % of 40 are 2 customers, 20 % are 8, 50 % are 20
        Assert.Equal([2, 6, 12, 20], ValueTiers.ShippedTiers.Select(t => values.Count(v => tiers.TierOf(v).Tier == t)));
    }

    [Fact]
    public void WithoutAnybodyToLearnFrom_TheLastTierTakesAll()
    {
        ValueTiers tiers = ValueTiers.OfTopShares([], ValueTiers.ShippedTiers, ValueTiers.ShippedShares);
        ValueTierDecision decision = tiers.TierOf(1_000_000);
        Assert.Equal("bronze", decision.Tier.Key);
        Assert.Null(decision.BetterLimit);
        Assert.Equal("bronze: value 1000000.00; nothing is known to compare it with", decision.ToString());
    }

    [Fact]
    public void BadTiers_AreRefused()
    {
        Assert.Throws<ArgumentException>("limits", () => ValueTiers.OfLimits(ThreeTiers, [10, 20]));
        Assert.Throws<ArgumentException>("limits", () => ValueTiers.OfLimits(ThreeTiers, [10]));
        Assert.Throws<ArgumentException>("limits", () => ValueTiers.OfLimits(ThreeTiers, [double.PositiveInfinity, 10]));
        Assert.Throws<ArgumentException>("tiers", () => ValueTiers.OfLimits([ThreeTiers[0], ThreeTiers[0]], [10]));
        Assert.Throws<ArgumentException>("shares", () => ValueTiers.OfTopShares([1], ThreeTiers, [0.5, 0.5]));
        Assert.Throws<ArgumentException>("shares", () => ValueTiers.OfTopShares([1], ThreeTiers, [0.5, 1]));
        Assert.Throws<ArgumentException>("values", () => ValueTiers.OfTopShares([double.NaN], ThreeTiers, [0.1, 0.5]));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => ValueTiers.OfLimits(ThreeTiers, [20, 10]).TierOf(double.NaN));
    }

    [Property(MaxTest = 300, Arbitrary = [typeof(Events)])]
    public void HighRollers_AreThoseWhoSpendMuch_HoweverRarely(CustomerEvent[][] customers)
    {
        LocalDate asOf = Events.LastDay;
        CustomerFacts[] shop = [.. customers.Select(e => new CustomerHistory(Shop.Default, e).FactsAt(asOf))];
        HighRollerLimits limits = HighRollerLimits.Learn(shop, 0.2);
        foreach (CustomerFacts facts in shop)
        {
            HighRollerDecision decision = limits.Decide(in facts);
            Assert.Equal(facts.Revenue >= limits.Total || facts.LargestOrder >= limits.SingleOrder, decision.IsHighRoller);
            Assert.False(facts.Orders == 0 && decision.IsHighRoller && facts.Revenue <= 0);
        }
    }

    [Fact]
    public void OneBigOrder_MakesAHighRoller_AndManySmallOnesDoToo()
    {
        HighRollerLimits limits = new(total: 1_000, singleOrder: 400);
        Assert.True(limits.Decide(Facts(400)).IsHighRoller);
        Assert.True(limits.Decide(Facts([.. Enumerable.Repeat(50m, 20)])).IsHighRoller);
        HighRollerDecision none = limits.Decide(Facts(300, 300));
        Assert.False(none.IsHighRoller);
        Assert.Equal(
            "spent 600.00, at most 300.00 at once; a high roller from 1000.00 in all or 400.00 at once",
            none.Say(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void HighRollersByOneLimit_SayOnlyThat()
    {
        CustomerFacts facts = Facts(300, 300);
        Assert.Equal(
            "spent 600.00; a high roller from 1000.00 in all",
            new HighRollerLimits(1_000, double.PositiveInfinity).Decide(in facts).Say(CultureInfo.InvariantCulture));
        Assert.Equal(
            "spent 600.00, at most 300.00 at once; a high roller from 400.00 at once",
            new HighRollerLimits(double.PositiveInfinity, 400).Decide(in facts).Say(CultureInfo.InvariantCulture));
        Assert.Equal(
            "spent 600.00; nothing is known to compare it with",
            HighRollerLimits.Learn([], 0.05).Decide(in facts).Say(CultureInfo.InvariantCulture));
    }

    private static CustomerFacts Facts(params decimal[] orders) =>
        new CustomerHistory(Shop.Default, orders.Select(
            (amount, i) => CustomerEvent.Order(Instant.FromUtc(2024, 1, 1, 12, i), amount))).FactsAt(new LocalDate(2024, 1, 31));

    private static int RankOf(double[] values, int index) =>
        RankIn(ValueTiers.OfTopShares(values, ValueTiers.ShippedTiers, ValueTiers.ShippedShares), values[index]);

    private static int RankIn(ValueTiers tiers, double value) => tiers.Tiers.Index().Single(t => t.Item == tiers.TierOf(value).Tier).Index;
}
