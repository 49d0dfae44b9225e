using System.Globalization;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

[Trait("source", "002: profit, not revenue; value tiers, potential")]
[Trait("source", "004: high rollers")]
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

    /// <summary>No share of the top holds more customers than it says, and equal ones are in one tier.</summary>
    [Property(MaxTest = 500)]
    public void TheTop_NeverHoldsMoreThanItsShare(byte[] some, byte copies)
    {
        double[] values = [.. Enumerable.Repeat(some.Select(v => (double)(v / 16)), (copies % 8) + 1).SelectMany(v => v)];
        ValueTiers tiers = ValueTiers.OfTopShares(values, ValueTiers.ShippedTiers, ValueTiers.ShippedShares);
        int[] ranks = [.. values.Select(v => RankIn(tiers, v))];
        foreach ((int rank, double share) in ValueTiers.ShippedShares.Index())
        {
            int held = ranks.Count(r => r <= rank);
            Assert.True(held <= share * values.Length);

            // Nobody is kept out but for want of room: those next in line are too many.
            double[] below = [.. values.Where(v => RankIn(tiers, v) > rank)];
            Assert.True(below.Length == 0 || held + below.Count(v => v == below.Max()) > share * values.Length);
        }
    }

    [Fact]
    public void WhereAllAreEqual_NobodyIsAtTheTop_AndTheTextSaysSo()
    {
        CustomerEvent order = CustomerEvent.Order(Instant.FromUtc(2024, 1, 1, 12, 0), 20);
        CustomerHistory[] shop = [.. Enumerable.Range(0, 100).Select(_ => new CustomerHistory(Shop.Default, order))];
        Advice advice = Advisor.Learn(shop, new LocalDate(2024, 1, 31))
            .Advise(shop[0], LifecycleMarketingRules.Default, new LocalDate(2024, 1, 31));
        Assert.Equal(
            "bronze: value 20.00; no tier has a limit; too many have the same value to be told apart, so none of them is Silver",
            advice.Tier.ToString());
        Assert.True(advice.Tier.IsTied);
        Assert.False(advice.HighRoller.IsHighRoller);
        Assert.Equal(
            "spent 20.00, and nobody stands out; too many spent the same to be told apart, so none of them is a high roller",
            advice.HighRoller.ToString());
        Assert.Equal(
            "Normal: nothing tells customers apart by value, so the usual attention", advice.Attention.ToString());
    }

    [Fact]
    public void ThoseWhoAreTiedAtTheLimit_StayBelow_AndAreToldWhy()
    {
        double[] values = [9, 8, 5, 5, 5, .. Enumerable.Repeat(1.0, 15)];
        ValueTiers tiers = ValueTiers.OfTopShares(values, ValueTiers.ShippedTiers, [0.05, 0.2, 0.5]);
        Assert.Equal([9, 8, 5], tiers.Limits); // room for 1, 4 and 10: three fives are one too many for gold, and fifteen ones for silver
        Assert.Equal(
            "silver: value 5.00; Silver from 5.00, Gold from 8.00; too many have the same value to be told apart, so none of them is Gold",
            tiers.TierOf(5).ToString());
        Assert.False(tiers.TierOf(8).IsTied);
        Assert.False(tiers.TierOf(4).IsTied);
    }

    [Fact]
    public void TopShares_AreCountedDownToWholeCustomers()
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

    /// <summary>A high roller spends more than others, and they are never more than their share.</summary>
    [Property(MaxTest = 300)]
    public void HighRollers_AreFew_AndSpendMoreThanAnybodyElse_InAllOrAtOnce(byte[] some, byte copies)
    {
        // One order, or two halves of it, or three: totals and largest orders differ.
        decimal[][] orders =
        [
            .. Enumerable.Repeat(some, (copies % 8) + 1).SelectMany(s => s)
                .Select(v => Enumerable.Repeat(((v / 32) + 1) * 10m, (v % 3) + 1).ToArray()),
        ];
        CustomerFacts[] shop = [.. orders.Select(o => Facts(o))];
        HighRollerLimits limits = HighRollerLimits.Learn(shop, 0.1);
        CustomerFacts[] rollers = [.. shop.Where(f => limits.Decide(f).IsHighRoller)];
        CustomerFacts[] others = [.. shop.Where(f => !limits.Decide(f).IsHighRoller)];
        Assert.True(rollers.Length <= 0.1 * shop.Length);
        Assert.All(rollers, r => Assert.True(
            others.All(o => o.Revenue < r.Revenue) || others.All(o => o.LargestOrder < r.LargestOrder)));
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
