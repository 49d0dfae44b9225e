namespace CustomerLifecycle;

/// <summary>Something that can happen, and what it does to the facts.</summary>
/// <param name="Key">The kind of the event, or the fact that changes.</param>
/// <param name="Phrases">How the step is said, once and several times; null where the fact says it.</param>
/// <param name="Effects">What it does.</param>
internal sealed record FactStep<TFacts>(string Key, FactPhrases? Phrases, IReadOnlyList<FactEffect<TFacts>> Effects)
{
    /// <summary>The choice where nobody asked for another; NaN where the step comes with none.</summary>
    public double DefaultChoice { get; init; } = double.NaN;

    /// <summary>The lowest choice that makes sense.</summary>
    public double LeastChoice { get; init; } = double.NegativeInfinity;

    /// <summary>What must be 1 or more for the step to be possible; null: nothing.</summary>
    public Fact<TFacts>? Needs { get; init; }

    /// <summary>The fact that the step is about: the choice, where it comes with one.</summary>
    public Fact<TFacts> About => Effects.OrderBy(e => e.Kind == FactEffectKind.SetChoice ? 0 : 1).First().Fact;

    /// <summary>Where nothing is known of what moves a fact: it simply takes another value, and days since something begin anew.</summary>
    public static FactStep<TFacts> ChangeOf(Fact<TFacts> fact) =>
        new(fact.Key, Phrases: null, [new FactEffect<TFacts>(fact, fact.DailyChange > 0 ? FactEffectKind.Set : FactEffectKind.SetChoice)])
        {
            DefaultChoice = fact.DailyChange > 0 ? double.NaN : 0,
        };
}
