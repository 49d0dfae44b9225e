namespace CustomerLifecycle;

/// <summary>All that a tracker of a customer is made of, beside what is kept of the customer.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <param name="Classifier">The classifier, with its model.</param>
/// <param name="Policy">Which moves are made; <see langword="null"/>: all of them.</param>
/// <param name="Shop">Zone, currency and order policy.</param>
/// <param name="TellRuleChanges">
/// Whether handlers are told of what other rules change; <see langword="null"/>: as <see cref="StageTrackingOptions.TellRuleChanges"/>
/// says.
/// </param>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record TrackedModel<TStage>(
    IStageClassifier<CustomerFacts, TStage> Classifier, TimelinePolicy<TStage>? Policy, Shop Shop, bool? TellRuleChanges)
    where TStage : notnull
{
    /// <summary>Makes a tracker that goes on from what was found.</summary>
    /// <param name="customer">The customer's id, where nothing was found.</param>
    /// <param name="found">What a store has of the customer; <see langword="null"/>: nothing.</param>
    /// <returns>The tracker.</returns>
    /// <exception cref="ArgumentException">The policy is of another model.</exception>
    public StageTracker<TStage> TrackerOf(string customer, TrackedCustomer<TStage>? found) =>
        found is null ? new(customer, Shop, Classifier, Policy) : new(found.State, Shop, Classifier, Policy);
}
