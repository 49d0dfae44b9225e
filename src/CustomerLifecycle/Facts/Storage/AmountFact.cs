namespace CustomerLifecycle;

/// <summary>The place of each amount inside <see cref="CustomerFacts"/>.</summary>
internal enum AmountFact
{
    Revenue = 0,
    Profit = 1,
    LargestOrder = 2,
    LastOrderAmount = 3,
    ReturnedAmount = 4,
}
