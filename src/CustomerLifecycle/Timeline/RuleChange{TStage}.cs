
namespace CustomerLifecycle;

/// <summary>A customer who would be elsewhere under other rules, or another classifier.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class RuleChange<TStage>
    where TStage : notnull
{
    internal RuleChange(StageExplanation<CustomerFacts> today, StageExplanation<CustomerFacts> proposed)
    {
        Today = today;
        Proposed = proposed;
    }

    /// <summary>Gets stage and reason under the rules of today.</summary>
    public StageExplanation<CustomerFacts> Today { get; }

    /// <summary>Gets stage and reason under the proposed rules.</summary>
    public StageExplanation<CustomerFacts> Proposed { get; }

    /// <summary>The keys of both stages.</summary>
    /// <returns>E.g. <c>growth → win-back</c>.</returns>
    public override string ToString() => $"{Today.Stage.Key} → {Proposed.Stage.Key}";
}
