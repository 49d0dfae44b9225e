using System.Globalization;
using CustomerLifecycle.Decisions;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

[Trait("source", "003: customer value decides attention and priority")]
public sealed class AttentionTests
{
    private static readonly ValueTiers Tiers = ValueTiers.OfLimits(ValueTiers.ShippedTiers, [300, 200, 100]);

    [Theory]
    [InlineData(350, AttentionLevel.Highest)]
    [InlineData(250, AttentionLevel.High)]
    [InlineData(150, AttentionLevel.Normal)]
    [InlineData(50, AttentionLevel.Low)]
    public void TheBetterTheTier_TheMoreAttention(double value, AttentionLevel expected) =>
        Assert.Equal(expected, Decide(value, default).Level);

    [Theory]
    [InlineData(350, AttentionLevel.Highest)]
    [InlineData(250, AttentionLevel.Highest)]
    [InlineData(150, AttentionLevel.High)]
    [InlineData(50, AttentionLevel.Low)]
    public void Dissatisfaction_RaisesTheLevel_ButNotOfTheLowest(double value, AttentionLevel expected)
    {
        CustomerFacts facts = new CustomerHistory(
            Shop.Default,
            CustomerEvent.SupportOpened(Instant.FromUtc(2024, 1, 1, 0, 0)),
            CustomerEvent.SupportClosed(Instant.FromUtc(2024, 1, 2, 0, 0), 1)).FactsAt(new LocalDate(2024, 1, 3));
        AttentionDecision decision = Decide(value, facts);
        Assert.Equal(expected, decision.Level);
        Assert.Equal(value is 150 or 250, decision.Say(CultureInfo.InvariantCulture).Contains("dissatisfied", StringComparison.Ordinal));
    }

    [Fact]
    public void Cases_AreAnsweredByDeadline_SoThatNobodyWaitsForEver()
    {
        Instant nine = Instant.FromUtc(2024, 5, 6, 9, 0);
        SupportCase<string> Case(string customer, double value, int hoursAgo) =>
            new(customer, nine - Duration.FromHours(hoursAgo), Decide(value, default));
        SupportCase<string>[] cases =
        [
            Case("bronze since Saturday", 50, 47), // due at 10
            Case("platinum since eight", 350, 1), // due at 12
            Case("gold just now", 250, 0), // due at 17
            Case("silver since yesterday", 150, 21), // due at 12
            Case("bronze just now", 50, 0),
        ];
        Assert.Equal(
            ["bronze since Saturday", "platinum since eight", "silver since yesterday", "gold just now", "bronze just now"],
            SupportOrder.Of(cases).Select(c => c.Customer));
    }

    [Fact]
    public void Plans_ThatServeTheBetterWorse_AreRefused()
    {
        AttentionRule[] rules = [.. Enum.GetValues<AttentionLevel>().Select(l => new AttentionRule(l, Duration.FromHours(10), 4))];
        Assert.Equal(AttentionLevel.High, new AttentionPlan(rules).Decide(Tiers, Tiers.TierOf(250), default).Level);
        Assert.Throws<ArgumentException>("rules", () => new AttentionPlan(rules.Skip(1)));
        Assert.Throws<ArgumentException>(
            "rules", () => new AttentionPlan([.. rules.Skip(1), new AttentionRule(AttentionLevel.Low, Duration.FromHours(9), 4)]));
        Assert.Throws<ArgumentException>(
            "rules", () => new AttentionPlan([.. rules.Skip(1), new AttentionRule(AttentionLevel.Low, Duration.FromHours(10), 5)]));
        ValueTiers others = ValueTiers.OfLimits(
            [new ValueTier("a", LocalizedText.Of("A", "A")), new ValueTier("b", LocalizedText.Of("B", "B"))], [1]);
        Assert.Throws<ArgumentException>("tier", () => AttentionPlan.Default.Decide(Tiers, others.TierOf(5), default));
    }

    private static AttentionDecision Decide(double value, in CustomerFacts facts) =>
        AttentionPlan.Default.Decide(Tiers, Tiers.TierOf(value), in facts);
}
