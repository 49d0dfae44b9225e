namespace CustomerLifecycle.Activity;

/// <summary>The place of each amount inside <see cref="CustomerFacts"/>.</summary>
internal enum FactAmount
{
    Revenue = 0,
    Profit = 1,
    LargestOrder = 2,
    LastOrderAmount = 3,
    ReturnedAmount = 4,
}
