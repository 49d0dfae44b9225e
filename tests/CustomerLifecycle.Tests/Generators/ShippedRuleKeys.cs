
namespace CustomerLifecycle.Tests.Generators;

/// <summary>The keys of all shipped models, for theories that hold for each of them.</summary>
public static class ShippedRuleKeys
{
    public static TheoryData<string> All => [.. ShippedRules.All.Select(KeyOf)];

    public static string KeyOf(IStageClassifier<CustomerFacts> rules) => rules.Model.Key;
}
