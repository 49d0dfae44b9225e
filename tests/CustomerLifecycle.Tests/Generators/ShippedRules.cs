using CustomerLifecycle.Activity;
using CustomerLifecycle.Classification;

namespace CustomerLifecycle.Tests.Generators;

/// <summary>The rules of all shipped models, for tests that hold for each of them.</summary>
public static class ShippedRules
{
    public static IReadOnlyList<StageRules<CustomerFacts>> All { get; } =
        [FivePhaseJourneyRules.Default, SixStepFunnelRules.Default, RelationshipCycleRules.Default, LifecycleMarketingRules.Default];

    public static TheoryData<string> Keys => [.. All.Select(KeyOf)];

    public static string KeyOf(IStageClassifier<CustomerFacts> rules) => rules.Model.Key;

    public static StageRules<CustomerFacts> Of(string key) => All.Single(r => string.Equals(KeyOf(r), key, StringComparison.Ordinal));
}
