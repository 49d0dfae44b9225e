using CustomerLifecycle.Decisions;
using NodaTime;

namespace CustomerLifecycle.Tests.Models;

/// <summary>Lives that a marketer who read the articles places without doubt: cards, contracts, and the latest word.</summary>
[Trait("source", "002: retention, e.g. by loyalty-card scans")]
[Trait("source", "003: five phases after lead nurturing")]
public sealed class SignsOfBeingACustomerTests
{
    private static readonly LocalDate Today = new(2025, 6, 30);

    /// <summary>Source 002 counts loyalty cards among the signs of existing customers.</summary>
    [Fact]
    public void WhoShowsTheLoyaltyCard_IsACustomerInEveryModel()
    {
        CustomerEvent[] weekly = [.. Enumerable.Range(0, 40).Select(week => CustomerEvent.LoyaltyScan(Ago(6 + (7 * week))))];
        Assert.Equal(
            ["retention", "retention", "bonding", "retention", "active-buyer"],
            Stages(weekly));
        Assert.Equal(["retention", "retention", "welcome", "growth", "first-time-buyer"], Stages(CustomerEvent.LoyaltyScan(Ago(6))));
        Assert.Equal(
            ["awareness", "awareness", "retention", "win-back", "inactive-buyer"],
            Stages(CustomerEvent.LoyaltyScan(Ago(500)), CustomerEvent.LoyaltyScan(Ago(400))));
        Assert.Equal(
            VisitorKind.Customer,
            VisitorKinds.Of(new CustomerHistory(Shop.Default, CustomerEvent.LoyaltyScan(Ago(6))).FactsAt(Today)));
    }

    /// <summary>A card shown last week speaks against being lost, however long ago the last order was.</summary>
    [Fact]
    public void WhoOrderedLongAgo_AndShowsTheCard_IsNotLost() => Assert.Equal(
        ["retention", "retention", "bonding", "retention", "active-buyer"],
        Stages([.. Enumerable.Range(2, 4).Select(n => CustomerEvent.Order(Ago(100 * n), 30)), .. Scans(4)]));

    /// <summary>Source 003 speaks of contracts that run and end; whoever has one is a customer.</summary>
    [Fact]
    public void WhoHasARunningContract_IsACustomerInEveryModel() => Assert.Equal(
        ["retention", "retention", "profiling", "growth", "active-buyer"],
        Stages(CustomerEvent.ContractStarted(Ago(200), Today.PlusDays(165)), CustomerEvent.Visit(Ago(30))));

    /// <summary>Source 003 follows lead nurturing: who saw a poster, compares or signed up stands before the relationship.</summary>
    [Fact]
    public void WhoIsNoCustomerYet_StandsBeforeTheRelationship()
    {
        Assert.Equal("prospect", Stages(CustomerEvent.Impression(Ago(5)))[2]);
        Assert.Equal("prospect", Stages(CustomerEvent.Visit(Ago(0)))[2]);
        Assert.Equal("prospect", Stages(CustomerEvent.SignUp(Ago(250)))[2]);
        Assert.Equal("prospect", Stages(CustomerEvent.SignUp(Ago(8)), CustomerEvent.CartFilled(Ago(3)))[2]);
        Assert.Equal("welcome", Stages(CustomerEvent.SignUp(Ago(8)), CustomerEvent.Order(Ago(3), 30))[2]);
        StageInfo prospect = RelationshipCycle.Model[RelationshipCycleStage.Prospect];
        Assert.Equal(StageRole.None, prospect.Roles & (StageRole.Welcome | StageRole.Profiling | StageRole.Lost));
    }

    /// <summary>Sources 000 and 001: who comes again compares, even where no page view is recorded; one visit is a glance.</summary>
    [Fact]
    public void VisitsAlone_AreComparing()
    {
        Assert.Equal(["awareness", "awareness"], Stages(CustomerEvent.Visit(Ago(3)))[..2]);
        Assert.Equal(["consideration", "knowledge"], Stages(CustomerEvent.Visit(Ago(9)), CustomerEvent.Visit(Ago(3)))[..2]);
        Assert.Equal(["awareness", "awareness"], Stages(CustomerEvent.Visit(Ago(209)), CustomerEvent.Visit(Ago(203)))[..2]);
    }

    /// <summary>A basket and views of long ago make no lead of a stranger in any model.</summary>
    [Fact]
    public void BasketsAndViews_GrowStale()
    {
        CustomerEvent[] events =
            [.. Enumerable.Range(0, 4).Select(n => CustomerEvent.ProductView(Ago(200 + n))), CustomerEvent.CartFilled(Ago(199))];
        Assert.Equal(["awareness", "awareness", "prospect", "acquisition", "inactive-lead"], Stages(events));
    }

    /// <summary>Sources 000 and 001: satisfied customers recommend; who was disappointed since is to be kept, not praised.</summary>
    [Fact]
    public void TheLatestWord_DecidesOnAdvocacy()
    {
        CustomerEvent[] orders = [.. Enumerable.Range(1, 3).Select(n => CustomerEvent.Order(Ago(40 * n), 30))];
        CustomerEvent referral = CustomerEvent.ReferralMade(Ago(30));
        Assert.Equal(["advocacy", "advocacy"], Stages([.. orders, referral])[..2]);
        Assert.Equal(["retention", "experience"], Stages([.. orders, referral, CustomerEvent.Review(Ago(5), 1)])[..2]);
        Assert.Equal(["retention", "experience"], Stages([.. orders, referral, CustomerEvent.SurveyAnswered(Ago(5), 6)])[..2]);
        Assert.Equal(["advocacy", "advocacy"], Stages([.. orders, CustomerEvent.Review(Ago(30), 1), CustomerEvent.Review(Ago(5), 5)])[..2]);
        Assert.Equal(["advocacy", "advocacy"], Stages([.. orders, referral, CustomerEvent.Review(Ago(5), 3)])[..2]);
    }

    /// <summary>Source 000: high loyalty, used to buying regularly. One review of a first order is not that.</summary>
    [Fact]
    public void OneReviewOfAFirstOrder_IsNoAdvocacyInTheJourney() => Assert.Equal(
        ["retention", "advocacy"], Stages(CustomerEvent.Order(Ago(15), 30), CustomerEvent.Review(Ago(3), 4))[..2]);

    /// <summary>Praise of years ago is no praise of today.</summary>
    [Fact]
    public void PraiseAges() => Assert.Equal(
        ["retention", "retention"],
        Stages(CustomerEvent.Order(Ago(500), 30), CustomerEvent.ReferralMade(Ago(480)), CustomerEvent.Order(Ago(300), 30))[..2]);

    private static Instant Ago(int days) => Today.PlusDays(-days).AtMidnight().InUtc().ToInstant() + Duration.FromHours(10);

    private static IEnumerable<CustomerEvent> Scans(int weeks) =>
        Enumerable.Range(0, weeks).Select(week => CustomerEvent.LoyaltyScan(Ago(6 + (7 * week))));

    private static string[] Stages(params CustomerEvent[] events)
    {
        CustomerFacts facts = new CustomerHistory(Shop.Default, events).FactsAt(Today);
        return
        [
            FivePhaseJourneyRules.Default.StageOf(in facts).Key,
            SixStepFunnelRules.Default.StageOf(in facts).Key,
            RelationshipCycleRules.Default.StageOf(in facts).Key,
            LifecycleMarketingRules.Default.StageOf(in facts).Key,
            BuyerLifecycleRules.Default.StageOf(in facts).Key,
        ];
    }
}
