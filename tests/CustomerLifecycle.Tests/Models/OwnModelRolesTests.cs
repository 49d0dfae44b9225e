using System.Text.Json.Nodes;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle.Tests.Models;

/// <summary>A model of the user's own whose stages say which parts they play gets tactics, win-back and metrics for them.</summary>
[Trait("source", "001: metrics of every stage")]
public sealed class OwnModelRolesTests
{
    private const string Json = """
        {
          "key": "wine-cellar",
          "stages": [
            { "key": "visitor", "roles": ["awareness", "silent-lead"] },
            { "key": "taster", "roles": ["welcome", "growth"] },
            { "key": "regular", "roles": ["retention", "advocacy"] },
            { "key": "gone", "roles": ["lost"] }
          ],
          "rules": [
            { "stage": "gone", "when": { "fact": "daysSinceLastOrder", "operator": "moreThan", "value": 180 } },
            { "stage": "regular", "when": { "fact": "orders", "operator": "atLeast", "value": 3 } },
            { "stage": "taster", "when": { "fact": "isSignedUp", "operator": "is", "value": true } }
          ],
          "otherwise": "visitor"
        }
        """;

    private static readonly LocalDate Today = new(2025, 6, 30);

    private static readonly StageRules<CustomerFacts, string> Cellar = StageModelJson.Parse(Json);

    private static readonly StageRules<CustomerFacts, string> SilentCellar = WithoutRoles();

    [Fact]
    public void ALapsedCustomer_IsToBeWonBack_ByTheTacticsForTheLost()
    {
        Advice advice = AdviceFor(Cellar, daysSinceLastOrder: 200);
        Assert.Equal(("gone", OfferVerdict.Make), (advice.Explanation.Stage.Key, advice.WinBack.Verdict));
        Assert.Equal(OfferVerdict.NotDue, advice.ChurnOffer.Verdict);
        HashSet<string> tactics = TacticsOf(advice);
        Assert.Superset(new HashSet<string> { "win-back-offer", "reason-survey", "welcome-back" }, tactics);
        Assert.DoesNotContain("deep-sell", tactics);

        // Whoever is not worth the offer is let go.
        Assert.Contains("let-go", AdviceFor(Cellar, daysSinceLastOrder: 200, contactCost: 50).Plan.Actions.Select(a => a.Tactic.Key));
    }

    [Fact]
    public void ARegular_GetsTheTacticsOfKeeping_AndIsTold_WhenTheyAreLost()
    {
        Advice advice = AdviceFor(Cellar, daysSinceLastOrder: 20);
        Assert.Equal(("regular", OfferVerdict.NotDue), (advice.Explanation.Stage.Key, advice.WinBack.Verdict));
        Assert.Equal(Today.PlusDays(161), advice.WinBack.On);
        HashSet<string> tactics = TacticsOf(advice);
        Assert.Superset(new HashSet<string> { "deep-sell", "loyalty-programme", "review-request" }, tactics);
        Assert.DoesNotContain("reason-survey", tactics);
    }

    [Fact]
    public void MetricsOfAStage_FollowFromItsRoles()
    {
        Assert.Superset(new HashSet<string> { "customer-retention-rate", "referral-rate", "average-order-value" }, MetricsOf("regular"));
        Assert.Superset(new HashSet<string> { "win-back-rate", "customer-churn-rate" }, MetricsOf("gone"));
        Assert.Superset(new HashSet<string> { "sign-ups", "lead-abandonment-rate" }, MetricsOf("visitor"));
        Assert.DoesNotContain("average-order-value", MetricsOf("gone"));

        static HashSet<string> MetricsOf(string stage) =>
            [.. MetricCatalog.OfStage(Cellar.Model, Cellar.Model[stage]).Select(m => m.Definition.Key)];
    }

    /// <summary>Tactics for every stage remain, no metric speaks about a stage, and who is lost is for the policy to say.</summary>
    [Fact]
    public void WithoutRoles_NothingIsOfferedByRoles()
    {
        Assert.All(SilentCellar.Model.Stages, stage =>
        {
            Assert.Empty(MetricCatalog.OfStage(SilentCellar.Model, stage));
            Assert.All(Playbook.Shipped.OfStage(SilentCellar.Model, stage), tactic => Assert.Equal(StageRole.None, tactic.Roles));
        });
        Assert.Equal(OfferVerdict.Make, AdviceFor(SilentCellar, daysSinceLastOrder: 91).WinBack.Verdict);
        Assert.Equal(OfferVerdict.NotDue, AdviceFor(Cellar, daysSinceLastOrder: 91).WinBack.Verdict);
    }

    [Fact]
    public void ARoleThatThereIsNot_IsRefusedWithPlaceAndMend()
    {
        StageModelFormatException refused = Assert.Throws<StageModelFormatException>(
            () => StageModelJson.Parse(Json.Replace("\"lost\"", "\"lots\"", StringComparison.Ordinal)));
        Assert.Equal("$.stages[3].roles[0]", refused.Path);
        Assert.Contains("Did you mean 'lost'?", refused.Message, StringComparison.Ordinal);
    }

    private static StageRules<CustomerFacts, string> WithoutRoles()
    {
        JsonNode model = JsonNode.Parse(Json)!;
        foreach (JsonNode? stage in model["stages"]!.AsArray())
        {
            stage!.AsObject().Remove("roles");
        }

        return StageModelJson.Parse(model.ToJsonString());
    }

    private static Advice AdviceFor(StageRules<CustomerFacts, string> rules, int daysSinceLastOrder, double contactCost = 0)
    {
        CustomerHistory customer = new(
            Shop.Default,
            CustomerEvent.SignUp(At(daysSinceLastOrder + 60)),
            CustomerEvent.Order(At(daysSinceLastOrder + 50), 20),
            CustomerEvent.Order(At(daysSinceLastOrder + 25), 20),
            CustomerEvent.Order(At(daysSinceLastOrder), 20));
        AdvisorOptions options = new() { Forecast = new AlwaysTen(), WinBack = new WinBackPolicy { ContactCost = contactCost } };
        return Advisor.Learn([customer], Today, options).Advise(customer, rules, Today);
    }

    private static HashSet<string> TacticsOf(Advice advice) =>
        [.. advice.Plan.Actions.Select(a => a.Tactic.Key), .. advice.Plan.Suppressed.Select(s => s.Tactic.Key)];

    private static Instant At(int daysAgo) => Today.PlusDays(-daysAgo).AtMidnight().InUtc().ToInstant() + Duration.FromHours(9);

    private sealed class AlwaysTen : IValueForecast
    {
        public ValueToCome Forecast(in CustomerFacts facts) => new(10, 0.5, 0.5, 20);
    }
}
