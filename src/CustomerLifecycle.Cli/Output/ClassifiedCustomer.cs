using CustomerLifecycle.Activity;
using CustomerLifecycle.Classification;

namespace CustomerLifecycle.Cli.Output;

/// <summary>A customer and the stage they are in.</summary>
internal readonly record struct ClassifiedCustomer(string Customer, StageExplanation<CustomerFacts> Explanation);
