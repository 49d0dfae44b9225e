
namespace CustomerLifecycle;

/// <summary>The rules of all models that ship, with their default thresholds: one customer in all models at once.</summary>
/// <remarks>The rules of a model are built when they are first asked for; its key alone builds none.</remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public static class ShippedRules
{
    private static readonly (string Key, Func<StageRules<CustomerFacts>> Rules)[] Models =
    [
        (FivePhaseJourney.Key, () => FivePhaseJourneyRules.Default),
        (SixStepFunnel.Key, () => SixStepFunnelRules.Default),
        (RelationshipCycle.Key, () => RelationshipCycleRules.Default),
        (LifecycleMarketing.Key, () => LifecycleMarketingRules.Default),
        (BuyerLifecycle.Key, () => BuyerLifecycleRules.Default),
    ];

    /// <summary>Gets the key of each model, in the order of the sources.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. Models.Select(m => m.Key)];

    /// <summary>Gets the rules of each model, in the order of the sources; all of them are built by then.</summary>
    public static IReadOnlyList<StageRules<CustomerFacts>> All => Built.All;

    /// <summary>Finds the rules of a model.</summary>
    /// <param name="modelKey">The model's key; case does not matter.</param>
    /// <returns>The rules; <see langword="null"/> where no such model ships.</returns>
    public static StageRules<CustomerFacts>? Find(string modelKey)
    {
        ArgumentNullException.ThrowIfNull(modelKey);
        return Array.Find(Models, m => string.Equals(m.Key, modelKey, StringComparison.OrdinalIgnoreCase)).Rules?.Invoke();
    }

    private static class Built
    {
        public static readonly IReadOnlyList<StageRules<CustomerFacts>> All = [.. Models.Select(m => m.Rules())];
    }
}
