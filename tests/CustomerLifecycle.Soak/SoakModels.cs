namespace CustomerLifecycle.Soak;

/// <summary>The models in which everybody is tracked: two that ship, one of them under a policy, and two of the user's own.</summary>
internal static class SoakModels
{
    private const string JsonClub =
        """
        {
          "key": "json-club", "name": { "en": "Club", "de": "Klub" }, "policy": "free", "kinds": ["tasting"],
          "facts": [
            { "key": "tastings-90", "count": "tasting", "inLastDays": 90 },
            { "key": "spent-365", "sum": "order", "of": "amount", "inLastDays": 365 }
          ],
          "stages": [{ "key": "guest" }, { "key": "taster" }, { "key": "patron" }, { "key": "gone", "roles": ["lost"] }],
          "rules": [
            { "stage": "gone", "when": [{ "fact": "daysSinceLastOrder", "operator": "moreThan", "value": 200 }] },
            { "stage": "patron", "when": [{ "fact": "spent-365", "operator": "atLeast", "value": 300 }] },
            { "stage": "taster", "when": [{ "fact": "tastings-90", "operator": "atLeast", "value": 1 }] }
          ],
          "otherwise": "guest"
        }
        """;

    public static EventKind Tasting { get; } = EventKind.Of("tasting");

    public static IReadOnlyList<ISoakModel> All { get; } =
    [
        new SoakModel<LifecycleMarketingStage>("lifecycle-marketing", LifecycleMarketingRules.Default, policy: null),
        new SoakModel<BuyerLifecycleStage>(
            "buyer-lifecycle",
            BuyerLifecycleRules.Default,
            TimelinePolicy.For(BuyerLifecycle.Model)
                .WithMinimumStay(BuyerLifecycleStage.FirstTimeBuyer, days: 10)
                .WithHold(BuyerLifecycleStage.ActiveBuyer, f => f.DaysSinceLastOrder <= 100, HoldAgainst.FallingBack)),
        new SoakModel<string>("club", Club(), policy: null),
        new SoakModel<string>("json-club", StageModelJson.Parse(JsonClub), policy: null),
    ];

    private static StageRules<CustomerFacts, string> Club()
    {
        Fact<int> tastings = Fact.Count("tastings-in-60-days", Tasting).InLastDays(60);
        Fact<int> store = Fact.Count("store-orders", CustomerEventKind.Order).Where(e => e.Channel == "store");
        return StageRules.For(StageModel.Of("club", TransitionPolicy.Free, "guest", "member", "regular", "sleeping"))
            .When("regular", f => f[tastings] >= 2 || f[store] >= 3)
            .When("sleeping", f => f.DaysSinceLastOrder > 150)
            .When("member", f => f.Orders >= 1 || f[tastings] >= 1)
            .Otherwise("guest");
    }
}
