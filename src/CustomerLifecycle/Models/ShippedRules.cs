
namespace CustomerLifecycle;

/// <summary>The rules of all models that ship, with their default thresholds: one customer in all models at once.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public static class ShippedRules
{
    /// <summary>Gets the rules of each model, in the order of the sources.</summary>
    public static IReadOnlyList<StageRules<CustomerFacts>> All { get; } =
    [
        FivePhaseJourneyRules.Default,
        SixStepFunnelRules.Default,
        RelationshipCycleRules.Default,
        LifecycleMarketingRules.Default,
        BuyerLifecycleRules.Default,
    ];

    /// <summary>Finds the rules of a model.</summary>
    /// <param name="modelKey">The model's key; case does not matter.</param>
    /// <returns>The rules; <see langword="null"/> where no such model ships.</returns>
    public static StageRules<CustomerFacts>? Find(string modelKey)
    {
        ArgumentNullException.ThrowIfNull(modelKey);
        return All.FirstOrDefault(
            rules => string.Equals(((IStageClassifier<CustomerFacts>)rules).Model.Key, modelKey, StringComparison.OrdinalIgnoreCase));
    }
}
