using NodaTime;

namespace CustomerLifecycle.Tests.Models;

/// <summary>Source 003 draws the relationship as a circle: who comes back after being lost goes through it anew.</summary>
[Trait("source", "003: a circle that repeats")]
public sealed class NewRoundTests
{
    private static readonly LocalDate Today = new(2025, 6, 30);

    /// <summary>Loyal until three years ago: four orders, an answer and cross-selling of that time say nothing about today.</summary>
    private static readonly CustomerEvent[] LostLongAgo =
    [
        .. Enumerable.Range(0, 4).Select(n => CustomerEvent.Order(Ago(1_200 - (30 * n)), 40) with { Selling = SellingKind.CrossSell }),
        CustomerEvent.CampaignResponse(Ago(1_190)),
        CustomerEvent.EmailClicked(Ago(1_150)),
        CustomerEvent.ProfileCompleted(Ago(1_190), 80),
    ];

    [Fact]
    public void WhoReturns_IsWelcomedAnew_AndGoesOnByWhatHappensNow()
    {
        Assert.Equal("retention", Stage(LostLongAgo));
        Assert.Equal("welcome", Stage([.. LostLongAgo, Order(3)]));
        Assert.Equal("profiling", Stage([.. LostLongAgo, Order(40)]));
        Assert.Equal("dialog", Stage([.. LostLongAgo, Order(40), CustomerEvent.EmailClicked(Ago(20))]));
        Assert.Equal("dialog", Stage([.. LostLongAgo, Order(40), CustomerEvent.CampaignResponse(Ago(20))]));
        Assert.Equal("dialog", Stage([.. LostLongAgo, Order(40), Order(10)]));
        Assert.Equal("bonding", Stage([.. LostLongAgo, Order(40), Order(30), Order(10)]));
        Assert.Equal("bonding", Stage([.. LostLongAgo, Order(40), Order(10) with { Selling = SellingKind.UpSell }]));
        Assert.Equal("retention", Stage([.. LostLongAgo, Order(340), Order(330)])); // silent again
    }

    [Fact]
    public void WhoReturnsWithTheCard_IsWelcomedToo()
    {
        CustomerEvent[] lost = [.. Enumerable.Range(0, 10).Select(n => CustomerEvent.LoyaltyScan(Ago(900 - (7 * n))))];
        Assert.Equal("retention", Stage(lost));
        Assert.Equal("welcome", Stage([.. lost, CustomerEvent.LoyaltyScan(Ago(5))]));
        Assert.Equal("welcome", Stage([.. LostLongAgo, CustomerEvent.LoyaltyScan(Ago(5))]));
        Assert.Equal("dialog", Stage([.. lost, CustomerEvent.LoyaltyScan(Ago(5)), CustomerEvent.LoyaltyScan(Ago(3))]));
        Assert.Equal("bonding", Stage([.. lost, .. Enumerable.Range(1, 3).Select(n => CustomerEvent.LoyaltyScan(Ago(n)))]));
    }

    [Fact]
    public void WhoOrdersEveryOtherYear_IsNotLostInBetween()
    {
        CustomerEvent[] slow = [.. Enumerable.Range(0, 5).Select(n => Order(5 + (700 * n)))];
        CustomerFacts facts = new CustomerHistory(Shop.Default, slow).FactsAt(Today);

        // After the first order nobody knows yet how slow the customer is; from the second gap on it is the own rhythm.
        Assert.Equal(5 + (700 * 3), facts.DaysSinceReactivation);
        Assert.Equal(4, facts.PurchasesSinceReactivation);
        Assert.Equal(1_400 - 5 + 1, facts.DaysUntilLost);
        Assert.Equal("bonding", Stage(slow));
    }

    [Fact]
    public void ARunningContract_KeepsFromBeingLost()
    {
        CustomerEvent[] yearly =
        [
            CustomerEvent.ContractStarted(Ago(1_500), Today.PlusDays(-1_500 + 730)),
            CustomerEvent.ContractRenewed(Ago(800), Today.PlusDays(100)),
            Order(1_500),
            Order(3),
        ];
        Assert.Null(new CustomerHistory(Shop.Default, yearly).FactsAt(Today).DaysSinceReactivation);
        Assert.Equal(3, new CustomerHistory(Shop.Default, yearly[2..]).FactsAt(Today).DaysSinceReactivation);
    }

    [Fact]
    public void ByDefault_AYearIsTheSilenceAfterWhichSomebodyIsLost()
    {
        Assert.Equal(1, new CustomerHistory(Shop.Default, Order(365)).FactsAt(Today).DaysUntilLost);
        Assert.Equal(0, new CustomerHistory(Shop.Default, Order(366)).FactsAt(Today).DaysUntilLost);
        Assert.Null(new CustomerHistory(Shop.Default, Order(366), Order(1)).FactsAt(Today).DaysSinceReactivation);
        Assert.Equal(0, new CustomerHistory(Shop.Default, Order(366), Order(0)).FactsAt(Today).DaysSinceReactivation);
        Assert.Null(new CustomerHistory(Shop.Default, CustomerEvent.Visit(Ago(3))).FactsAt(Today).DaysUntilLost);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeclinePolicy { LostAfterDays = 0 });
    }

    /// <summary>To whoever is lost, one order brings a welcome, and three bring the bond that lasted once.</summary>
    [Fact]
    public void Ways_KnowThatTheRoundBeginsAnew()
    {
        CustomerFacts lost = new CustomerHistory(Shop.Default, LostLongAgo).FactsAt(Today);
        Assert.Equal(
            "one more order; one more scan of the loyalty card; a new contract", Way(RelationshipCycleStage.Welcome));
        Assert.Contains("2 more orders", Way(RelationshipCycleStage.Dialog), StringComparison.Ordinal);
        Assert.StartsWith("one more order by cross-selling; ", Way(RelationshipCycleStage.Bonding), StringComparison.Ordinal);

        string Way(RelationshipCycleStage stage) => string.Join(
            "; ",
            RelationshipCycleRules.Default.WaysTo(RelationshipCycle.Model[stage], lost).Ways.Select(way => way.ToString()));
    }

    private static CustomerEvent Order(int daysAgo) => CustomerEvent.Order(Ago(daysAgo), 40);

    private static Instant Ago(int days) => Today.PlusDays(-days).AtMidnight().InUtc().ToInstant();

    private static string Stage(CustomerEvent[] events) => RelationshipCycle.Model[
        RelationshipCycleRules.Default.Classify(new CustomerHistory(Shop.Default, events).FactsAt(Today)).Stage].Key;
}
