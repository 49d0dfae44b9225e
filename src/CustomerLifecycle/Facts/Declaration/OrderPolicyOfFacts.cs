namespace CustomerLifecycle;

/// <summary>Whether an order counts.</summary>
internal delegate bool OrderPolicyOfFacts(in CustomerEvent order);
