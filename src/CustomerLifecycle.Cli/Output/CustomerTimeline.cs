using CustomerLifecycle.Activity;
using CustomerLifecycle.Classification;
using CustomerLifecycle.Timeline;

namespace CustomerLifecycle.Cli.Output;

/// <summary>The life of a customer in one model, and the rules that decided.</summary>
internal sealed record CustomerTimeline(StageRules<CustomerFacts, string> Rules, StageTimeline<string> Timeline);
