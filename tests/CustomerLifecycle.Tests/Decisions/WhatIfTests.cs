using CustomerLifecycle.Layouts;
using CustomerLifecycle.Tests.Generators;
using CustomerLifecycle.Tests.Timeline;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

public sealed class WhatIfTests
{
    private static readonly LocalDate AsOf = new(2024, 6, 30);

    [Property(MaxTest = 300, Arbitrary = [typeof(Events)])]
    public void ThoseWhoMove_AreThoseWhomBothRulesPlaceElsewhere(CustomerEvent[][] customers, byte activeDays)
    {
        StageRules<CustomerFacts, LifecycleMarketingStage> today = LifecycleMarketingRules.Default;
        StageRules<CustomerFacts, LifecycleMarketingStage> proposed = LifecycleMarketingRules.Create(
            new LifecycleMarketingOptions { GrowthActiveDays = activeDays });
        KeyValuePair<int, CustomerHistory>[] histories =
            [.. customers.Select((events, i) => KeyValuePair.Create(i, new CustomerHistory(Shop.Default, events)))];
        Dictionary<int, RuleChange<LifecycleMarketingStage>> moved = WhatIf.Compare(histories, today, proposed, AsOf).ToDictionary();
        foreach ((int customer, CustomerHistory history) in histories)
        {
            CustomerFacts facts = history.FactsAt(AsOf);
            bool moves = today.Classify(in facts).Stage != proposed.Classify(in facts).Stage;
            Assert.Equal(moves, moved.ContainsKey(customer));
            if (moved.TryGetValue(customer, out RuleChange<LifecycleMarketingStage>? change))
            {
                Assert.Equal(today.Explain(in facts).ToString(), change.Today.ToString());
                Assert.Equal(proposed.Explain(in facts).ToString(), change.Proposed.ToString());
            }
        }
    }

    [Property(MaxTest = 100, Arbitrary = [typeof(Events)])]
    public void ClassifiersWithoutRules_AreComparedLikeRules(CustomerEvent[][] customers, byte activeDays)
    {
        StageRules<CustomerFacts, LifecycleMarketingStage> today = LifecycleMarketingRules.Default;
        StageRules<CustomerFacts, LifecycleMarketingStage> proposed =
            LifecycleMarketingRules.Create(new LifecycleMarketingOptions { GrowthActiveDays = activeDays });
        KeyValuePair<int, CustomerHistory>[] histories =
            [.. customers.Select((events, i) => KeyValuePair.Create(i, new CustomerHistory(Shop.Default, events)))];
        OpaqueClassifier<LifecycleMarketingStage> now = new(today);
        OpaqueClassifier<LifecycleMarketingStage> then = new(proposed);
        Assert.Equal(
            WhatIf.Compare(histories, today, proposed, AsOf).Select(Words), WhatIf.Compare(histories, now, then, AsOf).Select(Words));

        static string Words(KeyValuePair<int, RuleChange<LifecycleMarketingStage>> mover) =>
            $"{mover.Key}: {mover.Value.Today} | {mover.Value.Proposed}";
    }

    [Property(MaxTest = 100, Arbitrary = [typeof(Events)])]
    public void ABase_IsComparedLikeItsCustomers(CustomerEvent[][] customers, byte activeDays)
    {
        StageRules<CustomerFacts, LifecycleMarketingStage> today = LifecycleMarketingRules.Default;
        StageRules<CustomerFacts, LifecycleMarketingStage> proposed =
            LifecycleMarketingRules.Create(new LifecycleMarketingOptions { GrowthActiveDays = activeDays });
        CustomerBase all = customers
            .SelectMany((events, i) => events.Select(e => (Customer: $"c{i}", Event: e with { Id = null, Reference = null })))
            .ToBase(Shop.Default, e => e.Customer, e => e.Event);
        Assert.Equal(
            WhatIf.Compare(all.ToArray(), today, proposed, AsOf).Select(Words), WhatIf.Compare(all, today, proposed, AsOf).Select(Words));

        static string Words(KeyValuePair<string, RuleChange<LifecycleMarketingStage>> mover) =>
            $"{mover.Key}: {mover.Value.Today} | {mover.Value.Proposed}";
    }

    [Fact]
    public void CustomersToCome_AreLeftOut()
    {
        StageRules<CustomerFacts, string> other = LifecycleMarketingRules.Default.WithKeys();
        StageRules<CustomerFacts, string> everybody = StageRules.For(other.Model).Otherwise("win-back");
        CustomerHistory known = new(Shop.Default, CustomerEvent.Visit(Instant.FromUtc(2024, 6, 30, 23, 59)));
        CustomerHistory toCome = new(Shop.Default, CustomerEvent.Visit(Instant.FromUtc(2024, 7, 1, 0, 0)));
        KeyValuePair<string, RuleChange<string>> only = Assert.Single(
            WhatIf.Compare([KeyValuePair.Create("known", known), KeyValuePair.Create("to come", toCome)], other, everybody, AsOf));
        Assert.Equal("known", only.Key);
        Assert.Equal(("acquisition", "win-back"), (only.Value.Today.Stage.Key, only.Value.Proposed.Stage.Key));
    }
}
