namespace CustomerLifecycle;

/// <summary>All that a tracker of a customer is made of, beside what is kept of the customer.</summary>
/// <param name="Classifier">The classifier.</param>
/// <param name="Policy">Which moves are made; null: all of them.</param>
/// <param name="Shop">Zone, currency and order policy.</param>
/// <param name="TellRuleChanges">Whether handlers are told of what other rules change; null: as the options say.</param>
internal sealed record TrackedModel<TStage>(
    IStageClassifier<CustomerFacts, TStage> Classifier, TimelinePolicy<TStage>? Policy, Shop Shop, bool? TellRuleChanges)
    where TStage : notnull
{
    public StageTracker<TStage> TrackerOf(string customer, TrackedCustomer<TStage>? found) =>
        found is null ? new(customer, Shop, Classifier, Policy) : new(found.State, Shop, Classifier, Policy);
}
